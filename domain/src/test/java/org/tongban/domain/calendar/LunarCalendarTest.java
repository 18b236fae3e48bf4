package org.tongban.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LunarCalendarTest {
  @Test
  void knowsThePublishedNewYears() {
    Map.of(
            2019, "2019-02-05",
            2020, "2020-01-25",
            2023, "2023-01-22",
            2025, "2025-01-29",
            2026, "2026-02-17",
            2027, "2027-02-06",
            2028, "2028-01-26",
            2030, "2030-02-03",
            2034, "2034-02-19")
        .forEach(
            (year, date) ->
                assertThat(LunarCalendar.date(year, 1, 1)).isEqualTo(LocalDate.parse(date)));
  }

  @Test
  void skipsTheLeapMonth() {
    assertThat(LunarCalendar.date(2020, 4, 1)).isEqualTo(LocalDate.of(2020, 4, 23));
    assertThat(LunarCalendar.date(2020, 5, 5)).isEqualTo(LocalDate.of(2020, 6, 25));
    assertThat(LunarCalendar.date(2025, 5, 5)).isEqualTo(LocalDate.of(2025, 5, 31));
    assertThat(LunarCalendar.date(2025, 8, 15)).isEqualTo(LocalDate.of(2025, 10, 6));
    assertThat(LunarCalendar.date(2023, 3, 3)).isEqualTo(LocalDate.of(2023, 4, 22));
  }

  @Test
  void namesThePublishedFeasts() {
    var calendar = PublishedHolidays.calendar();
    for (var year : PublishedHolidays.years()) {
      assertThat(calendar.day(LunarCalendar.date(year, 1, 1)).holiday()).isEqualTo("春节");
      assertThat(calendar.day(LunarCalendar.qingming(year)).holiday()).isEqualTo("清明");
      assertThat(calendar.day(LunarCalendar.date(year, 5, 5)).holiday()).isEqualTo("端午");
      assertThat(calendar.day(LunarCalendar.date(year, 8, 15)).holiday()).isIn("中秋", "国庆节");
    }
  }

  @Test
  void agreesWithTyme4jOnEveryYear() throws ReflectiveOperationException {
    var tyme = Tyme.find();
    assertThat(tyme).as("cn.6tail:tyme4j on the test class path").isNotNull();
    for (var year = LunarCalendar.FIRST_YEAR; year <= LunarCalendar.LAST_YEAR; year++) {
      for (var month = 1; month <= 12; month++) {
        for (var day : List.of(1, 3, 15, 29)) {
          assertThat(LunarCalendar.date(year, month, day))
              .as("%d-%d-%d", year, month, day)
              .isEqualTo(tyme.lunar(year, month, day));
        }
      }
      assertThat(LunarCalendar.qingming(year)).isEqualTo(tyme.qingming(year));
    }
  }

  /** Reaches tyme4j by name, so that these tests compile without it. */
  private record Tyme(Class<?> lunarDay, Class<?> solarTerm) {
    private static final int QINGMING = 7;

    static Tyme find() {
      try {
        return new Tyme(
            Class.forName("com.tyme.lunar.LunarDay"), Class.forName("com.tyme.solar.SolarTerm"));
      } catch (ClassNotFoundException _) {
        return null;
      }
    }

    LocalDate lunar(int year, int month, int day) throws ReflectiveOperationException {
      return date(
          lunarDay
              .getMethod("fromYmd", int.class, int.class, int.class)
              .invoke(null, year, month, day));
    }

    LocalDate qingming(int year) throws ReflectiveOperationException {
      return date(
          solarTerm.getMethod("fromIndex", int.class, int.class).invoke(null, year, QINGMING));
    }

    private static LocalDate date(Object lunarDayOrTerm) throws ReflectiveOperationException {
      var solar = lunarDayOrTerm.getClass().getMethod("getSolarDay").invoke(lunarDayOrTerm);
      return LocalDate.of(part(solar, "getYear"), part(solar, "getMonth"), part(solar, "getDay"));
    }

    private static int part(Object solarDay, String getter) throws ReflectiveOperationException {
      return (Integer) solarDay.getClass().getMethod(getter).invoke(solarDay);
    }
  }
}
