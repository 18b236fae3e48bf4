package org.tongban.domain.appointment;

import java.time.LocalTime;

/**
 * An interval of a day that visitors can be booked into (时段).
 *
 * @param until later than {@code from}
 * @param places how many visitors it takes in all (potential), 0 or more
 */
public record Slot(LocalTime from, LocalTime until, int places) {
  public Slot {
    if (!from.isBefore(until) || places < 0) {
      throw new IllegalArgumentException("A slot ends after it begins, and has places: " + from);
    }
  }

  /** Whether it shares time with that span. */
  boolean overlaps(LocalTime otherFrom, LocalTime otherUntil) {
    return from.isBefore(otherUntil) && otherFrom.isBefore(until);
  }

  Slot with(int otherPlaces) {
    return new Slot(from, until, otherPlaces);
  }
}
