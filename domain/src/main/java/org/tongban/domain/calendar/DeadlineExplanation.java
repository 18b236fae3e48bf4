package org.tongban.domain.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * A deadline and the way to it.
 *
 * @param due the last day of the limit
 * @param days every day from the event to {@code due}, both included, without gaps
 * @param provisional whether any of the days is provisional, so that {@code due} may still move
 */
public record DeadlineExplanation(LocalDate due, List<ExplainedDay> days, boolean provisional) {
  /** Copies the list. */
  public DeadlineExplanation {
    days = List.copyOf(days);
  }
}
