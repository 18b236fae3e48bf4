package org.tongban.domain.appointment;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Objects;

/**
 * What is other than the rules say, on some days.
 *
 * @param first the first day
 * @param last the last day, not before the first, at most {@link #MAXIMUM_DAYS} days in all
 * @param from from when on, on each of the days
 * @param until until when; {@link LocalTime#MAX} is midnight
 * @param places how many more or fewer; 0 where it is closed
 * @param reason told to those whose bookings it hits, 0 to 60 characters
 */
public record PlanException(
    Kind kind,
    LocalDate first,
    LocalDate last,
    LocalTime from,
    LocalTime until,
    int places,
    String reason) {
  /** The longest of them. */
  public static final int MAXIMUM_DAYS = 366;

  /** What is different. */
  public enum Kind {
    /** Nobody is served, whatever the rules say. */
    CLOSED,
    /** Staff are away: so many places fewer in each interval. */
    FEWER,
    /** So many places more in each interval; where the rules have none, the place opens. */
    MORE
  }

  public PlanException {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(reason);
    if (last.isBefore(first) || first.plusDays(MAXIMUM_DAYS).isBefore(last)) {
      throw new IllegalArgumentException("结束日期不能早于开始日期，最长一年。");
    }
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("结束时间应晚于开始时间。");
    }
    if (kind == Kind.CLOSED ? places != 0 : places < 1 || places > OpeningRule.MAXIMUM_PLACES) {
      throw new IllegalArgumentException("增减的名额应为 1 到 500；停办时为 0。");
    }
    if (reason.length() > 60) {
      throw new IllegalArgumentException("说明最多 60 个字。");
    }
  }

  /** Whether it holds on that day. */
  public boolean on(LocalDate date) {
    return !date.isBefore(first) && !date.isAfter(last);
  }

  boolean whole() {
    return from.equals(LocalTime.MIN) && until.equals(LocalTime.MAX);
  }
}
