package org.tongban.persistence.appointment;

import java.time.LocalTime;

/** Times of the day as they are stored: minutes since midnight, in China. */
final class Minutes {
  /** The last minute: midnight at the end of the day counts as it. */
  private static final int LAST = 24 * 60 - 1;

  private Minutes() {}

  static int of(LocalTime time) {
    return time.toSecondOfDay() / 60;
  }

  static LocalTime time(int minutes) {
    return minutes == LAST ? LocalTime.MAX : LocalTime.ofSecondOfDay(minutes * 60L);
  }
}
