package org.tongban.domain.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.tongban.domain.calendar.Counting;
import org.tongban.domain.calendar.WorkingCalendar;
import org.tongban.domain.item.Implementation;

/**
 * What a step may know besides the case itself.
 *
 * @param at now, truncated to microseconds
 * @param calendar of the deciding authority's region
 * @param implementation the version the case was filed under
 */
public record StepContext(
    Actor actor, Instant at, WorkingCalendar calendar, Implementation implementation) {
  /** The zone of all dates (Asia/Shanghai). */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  public StepContext {
    Objects.requireNonNull(actor);
    Objects.requireNonNull(calendar);
    Objects.requireNonNull(implementation);
    at = at.truncatedTo(ChronoUnit.MICROS);
  }

  /** The day it is, in {@link #ZONE}. */
  public LocalDate today() {
    return LocalDate.ofInstant(at, ZONE);
  }

  /** Counts working days in the calendar. */
  public Counting counting() {
    return new Counting(calendar);
  }
}
