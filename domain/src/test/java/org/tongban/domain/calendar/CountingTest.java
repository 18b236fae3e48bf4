package org.tongban.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("I9")
class CountingTest {
  private static final Counting COUNTING = new Counting(PublishedHolidays.calendar());

  private static LocalDate date(String text) {
    return LocalDate.parse(text);
  }

  private static Pause pause(String from, String to) {
    return Pause.of(date(from), date(to));
  }

  private static List<String> lines(DeadlineExplanation explanation) {
    return explanation.days().stream()
        .map(day -> day.date() + " " + day.number() + " " + day.reason())
        .toList();
  }

  @Nested
  class Explain {
    @Test
    void givesEveryDayItsReason() {
      var explanation = COUNTING.explain(date("2025-09-26"), WorkingDays.of(6), List.of());
      assertThat(explanation.due()).isEqualTo(date("2025-10-11"));
      assertThat(explanation.provisional()).isFalse();
      assertThat(lines(explanation))
          .containsExactly(
              "2025-09-26 0 当日不计入，从下一个工作日起算",
              "2025-09-27 0 周六，休息日",
              "2025-09-28 1 国庆节调休，周日上班，计入第1个工作日",
              "2025-09-29 2 周一，工作日，计入第2个工作日",
              "2025-09-30 3 周二，工作日，计入第3个工作日",
              "2025-10-01 3 国庆节放假",
              "2025-10-02 3 国庆节放假",
              "2025-10-03 3 国庆节放假",
              "2025-10-04 3 国庆节放假",
              "2025-10-05 3 国庆节放假",
              "2025-10-06 3 中秋放假",
              "2025-10-07 3 国庆节放假",
              "2025-10-08 3 国庆节放假",
              "2025-10-09 4 周四，工作日，计入第4个工作日",
              "2025-10-10 5 周五，工作日，计入第5个工作日",
              "2025-10-11 6 国庆节调休，周六上班，计入第6个工作日");
    }

    @Test
    void stopsTheClockFromTheDayAfterTheSuspensionThroughTheDayOfTheResumption() {
      var review = new Pause(date("2026-03-04"), date("2026-03-09"), "专家评审");
      var explanation = COUNTING.explain(date("2026-03-02"), WorkingDays.of(3), List.of(review));
      assertThat(lines(explanation))
          .containsExactly(
              "2026-03-02 0 当日不计入，从下一个工作日起算",
              "2026-03-03 1 周二，工作日，计入第1个工作日",
              "2026-03-04 2 周三，工作日，计入第2个工作日",
              "2026-03-05 2 专家评审期间，不计入",
              "2026-03-06 2 专家评审期间，不计入",
              "2026-03-07 2 周六，休息日",
              "2026-03-08 2 周日，休息日",
              "2026-03-09 2 专家评审期间，不计入",
              "2026-03-10 3 周二，工作日，计入第3个工作日");
    }

    @Test
    void callsASpecialProcedureByItsName() {
      var explanation =
          COUNTING.explain(
              date("2026-03-02"), WorkingDays.of(1), List.of(pause("2026-03-02", "2026-03-03")));
      assertThat(explanation.days().get(1).reason()).isEqualTo("特别程序期间，不计入");
      assertThat(explanation.due()).isEqualTo(date("2026-03-04"));
    }

    @Test
    void endsOnTheSpotOnTheDayOfTheEvent() {
      assertThat(lines(COUNTING.explain(date("2026-03-06"), WorkingDays.ZERO, List.of())))
          .containsExactly("2026-03-06 0 周五，工作日，当日办结");
      assertThat(lines(COUNTING.explain(date("2026-03-07"), WorkingDays.ZERO, List.of())))
          .containsExactly(
              "2026-03-07 0 周六，休息日", "2026-03-08 0 周日，休息日", "2026-03-09 0 周一，工作日，当日办结");
    }

    @Test
    void isProvisionalOnceItReachesAYearWithoutANotice() {
      assertThat(COUNTING.explain(date("2026-12-30"), WorkingDays.of(1), List.of()).provisional())
          .isFalse();
      assertThat(COUNTING.explain(date("2026-12-30"), WorkingDays.of(2), List.of()).provisional())
          .isTrue();
    }
  }

  @Nested
  class Elapsed {
    private final LocalDate event = date("2025-09-26");

    @Test
    void isNothingOnTheDayOfTheEventAndBefore() {
      assertThat(COUNTING.elapsed(event, event, List.of())).isZero();
      assertThat(COUNTING.elapsed(event, date("2018-01-01"), List.of())).isZero();
    }

    @Test
    void countsTodayAndNoDayOfRest() {
      assertThat(COUNTING.elapsed(event, date("2025-09-27"), List.of())).isZero();
      assertThat(COUNTING.elapsed(event, date("2025-09-28"), List.of())).isEqualTo(1);
      assertThat(COUNTING.elapsed(event, date("2025-10-08"), List.of())).isEqualTo(3);
      assertThat(COUNTING.elapsed(event, date("2025-10-11"), List.of())).isEqualTo(6);
    }

    @Test
    void standsStillInAPause() {
      var pauses = List.of(pause("2025-09-29", "2025-10-09"));
      assertThat(COUNTING.elapsed(event, date("2025-09-29"), pauses)).isEqualTo(2);
      assertThat(COUNTING.elapsed(event, date("2025-09-30"), pauses)).isEqualTo(2);
      assertThat(COUNTING.elapsed(event, date("2025-10-09"), pauses)).isEqualTo(2);
      assertThat(COUNTING.elapsed(event, date("2025-10-10"), pauses)).isEqualTo(3);
    }
  }

  @Nested
  class Pauses {
    private final LocalDate event = date("2026-03-02");
    private final WorkingDays limit = WorkingDays.of(5);

    @Test
    void thatEndOnTheirFirstDayStopNothing() {
      assertThat(COUNTING.due(event, limit, List.of(pause("2026-03-04", "2026-03-04"))))
          .isEqualTo(date("2026-03-09"));
    }

    @Test
    void thatOverlapStopTheClockOnce() {
      var apart = List.of(pause("2026-03-03", "2026-03-06"));
      var overlapping =
          List.of(pause("2026-03-04", "2026-03-06"), pause("2026-03-03", "2026-03-05"));
      assertThat(COUNTING.due(event, limit, overlapping))
          .isEqualTo(COUNTING.due(event, limit, apart))
          .isEqualTo(date("2026-03-12"));
    }

    @Test
    void beforeTheEventOrFromTheDeadlineOnChangeNothing() {
      var outside = List.of(pause("2017-01-01", "2017-05-01"), pause("2026-03-09", "2026-05-01"));
      assertThat(COUNTING.due(event, limit, outside)).isEqualTo(date("2026-03-09"));
    }

    @Test
    void areBounded() {
      assertThatIllegalArgumentException().isThrownBy(() -> pause("2026-03-04", "2026-03-03"));
      assertThatIllegalArgumentException().isThrownBy(() -> pause("2026-03-04", "2036-03-05"));
      assertThatIllegalArgumentException().isThrownBy(() -> new Pause(event, event, " "));
      var eleven = List.of(pause("2026-03-04", "2036-03-04"), pause("2036-03-04", "2037-03-04"));
      assertThatIllegalArgumentException().isThrownBy(() -> COUNTING.due(event, limit, eleven));
    }
  }

  @Test
  void refusesEventsItMayHaveNoAnswerFor() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> COUNTING.due(date("2018-12-31"), WorkingDays.ZERO, List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> COUNTING.due(date("2081-01-01"), WorkingDays.ZERO, List.of()));
  }
}
