package org.tongban.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("I9")
class WorkingCalendarTest {
  private static final WorkingCalendar CALENDAR = PublishedHolidays.calendar();
  private static final WorkingCalendar BY_LAW = WorkingCalendar.of(List.of(), Set.of());

  private static LocalDate date(String text) {
    return LocalDate.parse(text);
  }

  private static Stream<LocalDate> daysOf(int year) {
    return date(year + "-01-01").datesUntil(date(year + 1 + "-01-01"));
  }

  private static long workingDays(WorkingCalendar calendar, int year) {
    return daysOf(year).filter(calendar::isWorkingDay).count();
  }

  @Nested
  class PublishedYears {
    @Test
    void followTheNoticesToTheDay() {
      var notices = new HashMap<LocalDate, String>();
      PublishedHolidays.rows().forEach(row -> notices.put(date(row[0]), row[1]));
      assertThat(notices).hasSize(288);
      for (var day : date("2019-01-01").datesUntil(date("2027-01-01")).toList()) {
        var weekday = "MTWTF".length() >= day.getDayOfWeek().getValue();
        var expected =
            switch (notices.getOrDefault(day, "")) {
              case "holiday" -> false;
              case "workday" -> true;
              default -> weekday;
            };
        assertThat(CALENDAR.isWorkingDay(day)).as(day.toString()).isEqualTo(expected);
        assertThat(CALENDAR.day(day).provisional()).as(day.toString()).isFalse();
      }
    }

    @Test
    void sayWhyInWords() {
      assertThat(CALENDAR.day(date("2025-09-30")).words()).isEqualTo("周二，工作日");
      assertThat(CALENDAR.day(date("2025-09-28")).words()).isEqualTo("国庆节调休，周日上班");
      assertThat(CALENDAR.day(date("2025-10-01")).words()).isEqualTo("国庆节放假");
      assertThat(CALENDAR.day(date("2025-10-06")).words()).isEqualTo("中秋放假");
      assertThat(CALENDAR.day(date("2025-10-12")).words()).isEqualTo("周日，休息日");
    }

    @Test
    void have248WorkingDaysSince2025() {
      assertThat(workingDays(CALENDAR, 2025)).isEqualTo(248);
      assertThat(workingDays(CALENDAR, 2026)).isEqualTo(248);
    }

    @Test
    void mayNameADayOfTheYearBefore() {
      var calendar =
          WorkingCalendar.of(
              List.of(new PublishedDay(date("2027-12-31"), false, "元旦")), Set.of(2028));
      assertThat(calendar.day(date("2027-12-31")).words()).isEqualTo("元旦放假");
      assertThat(calendar.day(date("2027-12-31")).provisional()).isFalse();
      assertThat(calendar.day(date("2027-12-30")).provisional()).isTrue();
    }

    @Test
    void refuseContradictions() {
      var off = new PublishedDay(date("2027-10-09"), false, "国庆节");
      var on = new PublishedDay(date("2027-10-09"), true, "国庆节");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> WorkingCalendar.of(List.of(off, on), Set.of(2027)));
      assertThat(WorkingCalendar.of(List.of(on, on), Set.of(2027)).isWorkingDay(on.date()))
          .isTrue();
    }

    @Test
    void lieInTheCalendar() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> WorkingCalendar.of(List.of(), Set.of(2018)));
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  WorkingCalendar.of(
                      List.of(new PublishedDay(date("2018-12-31"), false, "元旦")), Set.of()));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new PublishedDay(date("2027-01-01"), false, " "));
    }
  }

  @Nested
  class YearsWithoutANotice {
    @Test
    void areProvisionalOnEveryDay() {
      assertThat(daysOf(2027).map(CALENDAR::day)).allMatch(CalendarDay::provisional);
      assertThat(daysOf(2099).map(CALENDAR::day)).allMatch(CalendarDay::provisional);
    }

    @Test
    void restOnStatutoryHolidaysAndMakeUpForThoseOnWeekends() {
      var rest =
          daysOf(2027)
              .map(CALENDAR::day)
              .filter(day -> day.kind() == DayKind.HOLIDAY)
              .map(day -> day.date() + day.holiday());
      assertThat(rest)
          .containsExactly(
              "2027-01-01元旦",
              "2027-02-05春节",
              "2027-02-06春节",
              "2027-02-07春节",
              "2027-02-08春节",
              "2027-02-09春节",
              "2027-02-10春节",
              "2027-04-05清明",
              "2027-05-01劳动节",
              "2027-05-02劳动节",
              "2027-05-03劳动节",
              "2027-05-04劳动节",
              "2027-06-09端午",
              "2027-09-15中秋",
              "2027-10-01国庆节",
              "2027-10-02国庆节",
              "2027-10-03国庆节",
              "2027-10-04国庆节",
              "2027-10-05国庆节");
    }

    @Test
    void makeUpForAFeastThatMeetsAnother() {
      assertThat(CALENDAR.day(date("2028-10-03")).holiday()).isEqualTo("中秋、国庆节");
      assertThat(CALENDAR.isWorkingDay(date("2028-10-05"))).isFalse();
      assertThat(CALENDAR.isWorkingDay(date("2028-10-06"))).isTrue();
    }

    @Test
    void neverWorkOnAWeekend() {
      for (var year = 2027; year <= 2099; year++) {
        assertThat(daysOf(year).filter(day -> day.getDayOfWeek().getValue() >= 6))
            .noneMatch(CALENDAR::isWorkingDay);
      }
    }

    @Test
    void haveAsManyWorkingDaysAsTheirNoticeWillGive() {
      for (var year : List.of(2025, 2026)) {
        assertThat(workingDays(BY_LAW, year)).isEqualTo(workingDays(CALENDAR, year));
      }
      for (var year = 2027; year <= 2099; year++) {
        var weekdays = daysOf(year).filter(day -> day.getDayOfWeek().getValue() < 6).count();
        assertThat(workingDays(CALENDAR, year)).isEqualTo(weekdays - 13);
      }
    }
  }

  @Nested
  class Ordinals {
    @Test
    void beginWithZeroOnTheFirstHoliday() {
      assertThat(CALENDAR.ordinal(date("2019-01-01"))).isZero();
      assertThat(CALENDAR.ordinal(date("2019-01-02"))).isEqualTo(1);
      assertThat(CALENDAR.ordinal(date("2019-01-06"))).isEqualTo(3);
      assertThat(CALENDAR.dateOfOrdinal(0)).isEqualTo(date("2019-01-01"));
      assertThat(CALENDAR.dateOfOrdinal(4)).isEqualTo(date("2019-01-07"));
    }

    @Test
    void reachTheLastDay() {
      assertThat(CALENDAR.dateOfOrdinal(CALENDAR.lastOrdinal())).isEqualTo(date("2099-12-31"));
    }

    @Test
    void areRefusedOutsideTheCalendar() {
      assertThatIllegalArgumentException().isThrownBy(() -> CALENDAR.dateOfOrdinal(-1));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> CALENDAR.dateOfOrdinal(CALENDAR.lastOrdinal() + 1));
      assertThatIllegalArgumentException().isThrownBy(() -> CALENDAR.ordinal(date("2018-12-31")));
      assertThatIllegalArgumentException().isThrownBy(() -> CALENDAR.day(date("2100-01-01")));
    }

    @Test
    void outliveTheNoticeOfAYear() {
      assertThat(BY_LAW.ordinal(date("2026-12-31")) - BY_LAW.ordinal(date("2024-12-31")))
          .isEqualTo(CALENDAR.ordinal(date("2026-12-31")) - CALENDAR.ordinal(date("2024-12-31")));
    }
  }

  @Nested
  class Due {
    @Test
    void skipsNationalDayAndCountsItsWorkedSunday() {
      assertThat(CALENDAR.due(date("2025-09-26"), WorkingDays.of(5))).isEqualTo(date("2025-10-10"));
      assertThat(CALENDAR.due(date("2025-09-26"), WorkingDays.of(6))).isEqualTo(date("2025-10-11"));
    }

    @Test
    void skipsSpringFestivalAndCountsItsWorkedSaturdays() {
      assertThat(CALENDAR.due(date("2026-02-12"), WorkingDays.of(2))).isEqualTo(date("2026-02-14"));
      assertThat(CALENDAR.due(date("2026-02-12"), WorkingDays.of(5))).isEqualTo(date("2026-02-26"));
      assertThat(CALENDAR.due(date("2026-02-12"), WorkingDays.of(7))).isEqualTo(date("2026-02-28"));
    }

    @Test
    void doesNotCountTheDayOfTheEvent() {
      assertThat(CALENDAR.due(date("2026-03-02"), WorkingDays.of(1))).isEqualTo(date("2026-03-03"));
      assertThat(CALENDAR.due(date("2026-03-06"), WorkingDays.of(1))).isEqualTo(date("2026-03-09"));
      assertThat(CALENDAR.due(date("2026-03-07"), WorkingDays.of(1))).isEqualTo(date("2026-03-09"));
    }

    @Test
    void isTheSameDayOnTheSpotOrTheNextWorkingDay() {
      assertThat(CALENDAR.due(date("2026-03-06"), WorkingDays.ZERO)).isEqualTo(date("2026-03-06"));
      assertThat(CALENDAR.due(date("2026-03-07"), WorkingDays.ZERO)).isEqualTo(date("2026-03-09"));
    }
  }

  @Nested
  class Regions {
    private final WorkingCalendar calendar = CALENDAR.withRegional(RegionalHolidays.guangxi());

    @Test
    void haveTheirHolidayAloneInTheRegion() {
      var yulin = calendar.forRegion("450902");
      assertThat(yulin.day(date("2026-04-19")).words()).isEqualTo("三月三放假");
      assertThat(yulin.isWorkingDay(date("2026-04-20"))).isFalse();
      assertThat(yulin.isWorkingDay(date("2026-04-21"))).isFalse();
      assertThat(yulin.isWorkingDay(date("2026-04-22"))).isTrue();
      var maoming = calendar.forRegion("440902");
      assertThat(maoming).isSameAs(calendar);
      assertThat(maoming.isWorkingDay(date("2026-04-20"))).isTrue();
      assertThat(maoming.day(date("2026-04-20")).provisional()).isFalse();
    }

    @Test
    void loseTwoWorkingDaysEveryYear() {
      for (var year = 2019; year <= 2099; year++) {
        assertThat(workingDays(calendar.forRegion("45"), year))
            .as("%d", year)
            .isEqualTo(workingDays(calendar, year) - 2);
      }
    }

    @Test
    void areProvisionalAroundAHolidayWithoutANotice() {
      var yulin = calendar.forRegion("450902");
      assertThat(yulin.day(date("2026-04-03")).provisional()).isFalse();
      assertThat(yulin.day(date("2026-04-04")).provisional()).isTrue();
      assertThat(yulin.day(date("2026-05-06")).provisional()).isTrue();
      assertThat(yulin.day(date("2026-05-07")).provisional()).isFalse();
    }

    @Test
    void followTheirOwnNotice() {
      var notice =
          Stream.of("2023-04-21", "2023-04-22", "2023-04-23")
              .map(day -> new PublishedDay(date(day), false, "三月三"))
              .toList();
      var yulin =
          CALENDAR
              .withRegional(RegionalHolidays.guangxi().withPublished(notice, Set.of(2023)))
              .forRegion("450902");
      assertThat(CALENDAR.isWorkingDay(date("2023-04-23"))).isTrue();
      assertThat(yulin.isWorkingDay(date("2023-04-21"))).isFalse();
      assertThat(yulin.isWorkingDay(date("2023-04-23"))).isFalse();
      assertThat(yulin.isWorkingDay(date("2023-04-24"))).isTrue();
      assertThat(daysOf(2023).map(yulin::day)).noneMatch(CalendarDay::provisional);
      assertThat(workingDays(yulin, 2023)).isEqualTo(workingDays(CALENDAR, 2023) - 2);
    }

    @Test
    void preferTheMorePreciseOne() {
      var city = new RegionalHolidays("4509", "试验节", 6, 6, 1, List.of(), Set.of());
      var both = calendar.withRegional(city);
      assertThat(both.forRegion("450902").day(LunarCalendar.date(2027, 6, 6)).holiday())
          .isEqualTo("试验节");
      assertThat(both.forRegion("450100").day(LunarCalendar.date(2027, 6, 6)).holiday()).isEmpty();
    }
  }
}
