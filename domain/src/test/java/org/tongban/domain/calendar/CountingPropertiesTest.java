package org.tongban.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Invariant I9, against an oracle that reads the notices itself and walks day by day. */
@Tag("I9")
class CountingPropertiesTest {
  private static final LocalDate FIRST = LocalDate.of(2019, 1, 1);
  private static final WorkingCalendar CALENDAR = PublishedHolidays.calendar();
  private static final Counting COUNTING = new Counting(CALENDAR);
  private static final Oracle ORACLE = new Oracle();

  /** Works as a clerk with a wall calendar does; shares no code with the calendar. */
  private static final class Oracle {
    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private final Set<String> off = new HashSet<>();
    private final Set<String> on = new HashSet<>();

    Oracle() {
      for (var row : PublishedHolidays.rows()) {
        (row[1].equals("holiday") ? off : on).add(row[0]);
      }
    }

    boolean works(LocalDate day) {
      assertThat(day.getYear()).as("the oracle ends with 2026").isBetween(2019, 2026);
      var name = day.toString();
      return on.contains(name) || !off.contains(name) && !WEEKEND.contains(day.getDayOfWeek());
    }

    boolean runs(LocalDate day, List<Pause> pauses) {
      var stopped = false;
      for (var pause : pauses) {
        for (var d = pause.suspendedOn(); d.isBefore(pause.resumedOn()); ) {
          d = d.plusDays(1);
          stopped |= d.equals(day);
        }
      }
      return works(day) && !stopped;
    }

    LocalDate due(LocalDate event, int limit, List<Pause> pauses) {
      var day = event;
      if (limit == 0) {
        while (!runs(day, pauses)) {
          day = day.plusDays(1);
        }
        return day;
      }
      for (var left = limit; left > 0; ) {
        day = day.plusDays(1);
        if (runs(day, pauses)) {
          left--;
        }
      }
      return day;
    }

    int elapsed(LocalDate event, LocalDate today, List<Pause> pauses) {
      var used = 0;
      for (var day = today; day.isAfter(event); day = day.minusDays(1)) {
        used += runs(day, pauses) ? 1 : 0;
      }
      return used;
    }
  }

  /** Up to the end of 2025, so that every answer lies where the oracle sees. */
  @Provide
  Arbitrary<LocalDate> events() {
    return Arbitraries.integers().between(0, 2556).map(FIRST::plusDays);
  }

  @Provide
  Arbitrary<List<Pause>> pauses() {
    return pauses(0, 2600, 30);
  }

  private static Arbitrary<List<Pause>> pauses(int firstDay, int lastDay, int longest) {
    return Combinators.combine(
            Arbitraries.integers().between(firstDay, lastDay),
            Arbitraries.integers().between(0, longest))
        .as((start, length) -> Pause.of(FIRST.plusDays(start), FIRST.plusDays(start + length)))
        .list()
        .ofMaxSize(3);
  }

  /** Pauses that begin near the event, where they matter. */
  private static List<Pause> near(LocalDate event, List<Pause> pauses) {
    return pauses.stream()
        .map(
            pause -> {
              var from = event.plusDays(pause.suspendedOn().toEpochDay() % 60 - 10);
              var length = pause.resumedOn().toEpochDay() - pause.suspendedOn().toEpochDay();
              return Pause.of(from, from.plusDays(length));
            })
        .toList();
  }

  @Property
  void dueIsWhatTheOracleSays(
      @ForAll("events") LocalDate event,
      @ForAll @IntRange(max = 100) int limit,
      @ForAll("pauses") List<Pause> pauses) {
    var near = near(event, pauses);
    assertThat(COUNTING.due(event, WorkingDays.of(limit), near))
        .isEqualTo(ORACLE.due(event, limit, near));
    assertThat(CALENDAR.due(event, WorkingDays.of(limit)))
        .isEqualTo(COUNTING.due(event, WorkingDays.of(limit), List.of()))
        .isEqualTo(ORACLE.due(event, limit, List.of()));
  }

  @Property
  void elapsedIsWhatTheOracleSays(
      @ForAll("events") LocalDate event,
      @ForAll @IntRange(min = -20, max = 200) int later,
      @ForAll("pauses") List<Pause> pauses) {
    var near = near(event, pauses);
    assertThat(COUNTING.elapsed(event, event.plusDays(later), near))
        .isEqualTo(ORACLE.elapsed(event, event.plusDays(later), near));
  }

  @Property
  void theExplanationAddsUp(
      @ForAll("events") LocalDate event,
      @ForAll @IntRange(max = 100) int limit,
      @ForAll("pauses") List<Pause> pauses) {
    var near = near(event, pauses);
    var explanation = COUNTING.explain(event, WorkingDays.of(limit), near);
    var days = explanation.days();
    assertThat(explanation.due()).isEqualTo(COUNTING.due(event, WorkingDays.of(limit), near));
    assertThat(days.stream().map(ExplainedDay::date).toList())
        .isEqualTo(event.datesUntil(explanation.due().plusDays(1)).toList());
    assertThat(days.stream().filter(ExplainedDay::counted)).hasSize(limit);
    var number = 0;
    for (var day : days) {
      number += day.counted() ? 1 : 0;
      assertThat(day.number()).isEqualTo(number);
      assertThat(day.reason().contains("计入第" + number + "个工作日")).isEqualTo(day.counted());
      if (limit > 0 && day.date().isAfter(event)) {
        assertThat(day.counted()).isEqualTo(ORACLE.runs(day.date(), near));
      }
    }
    assertThat(explanation.provisional()).isFalse();
  }

  @Property
  void theLimitIsUsedUpOnTheDayItIsDueAndNotBefore(
      @ForAll("events") LocalDate event,
      @ForAll @IntRange(min = 1, max = 100) int limit,
      @ForAll("pauses") List<Pause> pauses) {
    var near = near(event, pauses);
    var due = COUNTING.due(event, WorkingDays.of(limit), near);
    assertThat(COUNTING.elapsed(event, due, near)).isEqualTo(limit);
    assertThat(COUNTING.elapsed(event, due.minusDays(1), near)).isEqualTo(limit - 1);
    assertThat(CALENDAR.dateOfOrdinal(COUNTING.dueOrdinal(event, WorkingDays.of(limit), near)))
        .isEqualTo(due);
  }

  @Property
  void everyValidQuestionHasAnAnswer(
      @ForAll @IntRange(max = 22645) int eventDay,
      @ForAll @IntRange(max = 1000) int limit,
      @ForAll("longPauses") List<Pause> pauses) {
    var event = FIRST.plusDays(eventDay);
    var explanation = COUNTING.explain(event, WorkingDays.of(limit), pauses);
    assertThat(explanation.due()).isAfterOrEqualTo(event);
    assertThat(COUNTING.elapsed(event, explanation.due(), pauses)).isGreaterThanOrEqualTo(limit);
  }

  @Provide
  Arbitrary<List<Pause>> longPauses() {
    return pauses(-4000, 40000, 1217);
  }

  @Property
  void ordinalsAndDatesAreInverse(@ForAll @LongRange(max = 20000) long ordinal) {
    assertThat(CALENDAR.ordinal(CALENDAR.dateOfOrdinal(ordinal))).isEqualTo(ordinal);
  }

  @Property
  void ordinalsRiseByOneOnWorkingDaysAlone(@ForAll("events") LocalDate day) {
    var next = day.plusDays(1);
    assertThat(CALENDAR.ordinal(next) - CALENDAR.ordinal(day))
        .isEqualTo(ORACLE.works(next) ? 1 : 0);
  }
}
