package org.tongban.domain.appointment;

import java.util.Objects;
import org.tongban.domain.place.OpeningHours;

/**
 * When visitors can be booked, as a rule.
 *
 * @param span on which days, from when until when
 * @param places of each interval, 1 to {@link #MAXIMUM_PLACES}
 */
public record OpeningRule(OpeningHours.Span span, int places) {
  /** The most places of one interval. */
  public static final int MAXIMUM_PLACES = 500;

  public OpeningRule {
    Objects.requireNonNull(span);
    if (places < 1 || places > MAXIMUM_PLACES) {
      throw new IllegalArgumentException("每个时段的名额应为 1 到 " + MAXIMUM_PLACES + "。");
    }
  }
}
