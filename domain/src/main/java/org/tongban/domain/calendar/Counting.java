package org.tongban.domain.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Counts limits in working days, with pauses, and explains them (行政许可法 §§42, 45, 82; 民法典 §201).
 *
 * <p>The day of the event does not count; after it every working day counts on which no pause stops
 * the clock. A limit of no days ends on the first working day, from the day of the event on, on
 * which the clock runs. Pauses may overlap, lie before the event or after the deadline, and come in
 * any order; a day stopped twice is stopped once.
 *
 * <p>Every call with an event from {@link WorkingCalendar#FIRST_DAY} to {@link #LAST_EVENT} and
 * pauses of at most ten years together has an answer. The answer is what {@link #explain} lists day
 * by day; {@link #due} and {@link #elapsed} take time that grows with the pauses alone.
 *
 * @param calendar the calendar of the authority's region
 */
public record Counting(WorkingCalendar calendar) {
  /** The last event whose deadline is sure to lie in the calendar. */
  public static final LocalDate LAST_EVENT = LocalDate.of(2080, 12, 31);

  private static final long MAXIMUM_PAUSED_DAYS = 366L * Pause.MAXIMUM_YEARS;

  /** The working days a pause stops: ordinals above {@code after}, up to {@code upTo}. */
  private record Stopped(long after, long upTo) {}

  /**
   * The last day of the limit.
   *
   * @throws IllegalArgumentException if the event lies outside the range above, or the pauses last
   *     above ten years together
   */
  public LocalDate due(LocalDate event, WorkingDays limit, Collection<Pause> pauses) {
    return calendar.dateOfOrdinal(dueOrdinal(event, limit, pauses));
  }

  /**
   * The ordinal ({@link WorkingCalendar#ordinal}) of the last day of the limit, for work lists. A
   * case is overdue on the days that have a greater ordinal.
   *
   * @throws IllegalArgumentException as for {@link #due}
   */
  public long dueOrdinal(LocalDate event, WorkingDays limit, Collection<Pause> pauses) {
    checkEvent(event);
    var onTheSpot = limit.count() == 0;
    var start = onTheSpot ? ordinalBefore(event) : calendar.ordinal(event);
    var due = start + (onTheSpot ? 1 : limit.count());
    for (var stopped : stopped(pauses)) {
      var after = Math.max(stopped.after(), start);
      if (after < due && stopped.upTo() > after) {
        due += stopped.upTo() - after;
      }
    }
    return due;
  }

  /**
   * The working days used up by the end of {@code today}: 0 on the day of the event and before, the
   * limit itself on the day it is due, more when it is overdue.
   *
   * @throws IllegalArgumentException as for {@link #due}, or if today is after the calendar's end
   */
  public int elapsed(LocalDate event, LocalDate today, Collection<Pause> pauses) {
    checkEvent(event);
    if (!today.isAfter(event)) {
      return 0;
    }
    var start = calendar.ordinal(event);
    var end = calendar.ordinal(today);
    var elapsed = end - start;
    for (var stopped : stopped(pauses)) {
      elapsed -= Math.max(0, Math.min(stopped.upTo(), end) - Math.max(stopped.after(), start));
    }
    return Math.toIntExact(elapsed);
  }

  /**
   * The deadline with every day on the way to it and the reason why it counts or does not.
   *
   * @throws IllegalArgumentException as for {@link #due}
   */
  public DeadlineExplanation explain(LocalDate event, WorkingDays limit, Collection<Pause> pauses) {
    var due = due(event, limit, pauses);
    var days = new ArrayList<ExplainedDay>();
    var number = 0;
    for (var date = event; !date.isAfter(due); date = date.plusDays(1)) {
      var day = calendar.day(date);
      var pause = pauseOn(date, pauses);
      var counts = day.working() && pause == null && date.isAfter(event) && limit.count() > 0;
      if (counts) {
        number++;
      }
      days.add(
          new ExplainedDay(
              date, counts, number, reason(day, pause, counts, number, limit), day.provisional()));
    }
    return new DeadlineExplanation(due, days, days.stream().anyMatch(ExplainedDay::provisional));
  }

  private static String reason(
      CalendarDay day, Pause pause, boolean counts, int number, WorkingDays limit) {
    if (counts) {
      return day.words() + "，计入第" + number + "个工作日";
    }
    if (!day.working()) {
      return day.words();
    }
    if (pause != null) {
      return pause.procedure() + "期间，不计入";
    }
    return limit.count() == 0 ? day.words() + "，当日办结" : "当日不计入，从下一个工作日起算";
  }

  private static Pause pauseOn(LocalDate date, Collection<Pause> pauses) {
    return pauses.stream().filter(pause -> pause.stops(date)).findFirst().orElse(null);
  }

  /** The pauses as ordinals, in order and without overlaps. */
  private List<Stopped> stopped(Collection<Pause> pauses) {
    var inOrder = pauses.stream().sorted(Comparator.comparing(Pause::suspendedOn)).toList();
    var stopped = new ArrayList<Stopped>();
    var reached = LocalDate.MIN;
    var total = 0L;
    for (var pause : inOrder) {
      var from = later(pause.suspendedOn(), reached);
      if (pause.resumedOn().isAfter(from)) {
        total += ChronoUnit.DAYS.between(from, pause.resumedOn());
        stopped.add(new Stopped(clamped(from), clamped(pause.resumedOn())));
        reached = pause.resumedOn();
      }
    }
    if (total > MAXIMUM_PAUSED_DAYS) {
      throw new IllegalArgumentException("Pauses of " + total + " days are above ten years");
    }
    return stopped;
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private long clamped(LocalDate date) {
    if (date.isBefore(WorkingCalendar.FIRST_DAY)) {
      return 0;
    }
    return date.isAfter(WorkingCalendar.LAST_DAY) ? calendar.lastOrdinal() : calendar.ordinal(date);
  }

  private long ordinalBefore(LocalDate date) {
    return clamped(date.minusDays(1));
  }

  private static void checkEvent(LocalDate event) {
    if (event.isBefore(WorkingCalendar.FIRST_DAY) || event.isAfter(LAST_EVENT)) {
      throw new IllegalArgumentException("No deadlines are counted from " + event);
    }
  }
}
