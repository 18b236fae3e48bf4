package org.tongban.domain.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.domain.calendar.PublishedHolidays;
import org.tongban.domain.calendar.WorkingCalendar;
import org.tongban.domain.place.OpeningHours.Opening;

class OpeningHoursTest {
  private static final WorkingCalendar CALENDAR = PublishedHolidays.calendar();
  private static final OpeningHours HALL =
      OpeningHours.parse("工作日 09:00–12:00、13:30–17:00").orElseThrow();

  private static Opening next(OpeningHours hours, String now) {
    return hours.next(LocalDateTime.parse(now), CALENDAR).orElseThrow();
  }

  @Test
  void isOpenNowInTheMorningOfAWorkingDay() {
    assertThat(next(HALL, "2026-03-02T09:30"))
        .isEqualTo(
            new Opening(
                LocalDate.of(2026, 3, 2), LocalTime.of(9, 30), LocalTime.of(12, 0), true, false));
  }

  @Test
  void takesNobodyInShortlyBeforeClosing() {
    assertThat(next(HALL, "2026-03-02T11:30").openNow()).isTrue();
    assertThat(next(HALL, "2026-03-02T11:31").from()).isEqualTo("13:30");
    assertThat(next(HALL, "2026-03-02T16:45").day()).isEqualTo("2026-03-03");
    assertThat(next(HALL, "2026-03-02T23:50").day()).isEqualTo("2026-03-03");
  }

  @Test
  void skipsTheSpringFestivalAndOpensOnAWorkedSaturday() {
    // 2026: off from February 15 to 23, worked on Saturday, February 14.
    assertThat(next(HALL, "2026-02-13T18:00").day()).isEqualTo("2026-02-14");
    assertThat(next(HALL, "2026-02-14T18:00").day()).isEqualTo("2026-02-24");
  }

  @Test
  void saysWhereADayIsProvisional() {
    assertThat(next(HALL, "2027-03-02T09:30").provisional()).isTrue();
  }

  @Test
  void readsDaysOfTheWeekAndSeveralGroups() {
    var hours = OpeningHours.parse("周一至周五 8:30-12:00；周六、日 9:00~11:00").orElseThrow();
    assertThat(hours.spans())
        .extracting(OpeningHours.Span::week)
        .contains(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
    assertThat(next(hours, "2026-03-07T08:00").from()).isEqualTo("09:00");
    // A Monday in the Spring Festival.
    assertThat(next(hours, "2026-02-16T08:00").day()).isEqualTo("2026-02-24");
  }

  @Test
  void neverClosesWhereItIsOpenAllDay() {
    var hours = OpeningHours.parse("24小时").orElseThrow();
    assertThat(next(hours, "2026-02-16T03:00").openNow()).isTrue();
    assertThat(OpeningHours.parse("每天 07:00–24:00")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "请来电咨询",
        "工作日",
        "工作日 9点",
        "工作日 12:00–09:00",
        "工作日 25:00–26:00",
        "08:00–12:00",
        "周八 08:00–12:00"
      })
  void doesNotGuessWhatItCannotRead(String sign) {
    assertThat(OpeningHours.parse(sign)).isEmpty();
  }

  @Test
  void endsWithTheCalendar() {
    assertThat(HALL.next(WorkingCalendar.LAST_DAY.atTime(23, 0), CALENDAR)).isEmpty();
  }
}
