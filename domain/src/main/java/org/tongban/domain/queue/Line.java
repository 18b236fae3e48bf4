package org.tongban.domain.queue;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * One queue of a hall: the people of one service group, walk-ins and booked visitors together.
 *
 * @param letter with which its ticket numbers begin, A to Z; unique within the hall
 * @param name what is done there, as on the sign
 * @param windows the numbers of the windows that serve it
 * @param usualVisit how long a visit takes as planned, more than nothing
 */
public record Line(
    LineCode code, char letter, String name, Set<String> windows, Duration usualVisit) {
  /**
   * @throws IllegalArgumentException if the letter is none or a visit takes no time
   */
  public Line {
    Objects.requireNonNull(code);
    Objects.requireNonNull(name);
    windows = Set.copyOf(windows);
    if (letter < 'A' || letter > 'Z') {
      throw new IllegalArgumentException("A line's letter is A to Z: " + letter);
    }
    if (!usualVisit.isPositive()) {
      throw new IllegalArgumentException("A visit takes time: " + usualVisit);
    }
  }

  /** Whether the window serves it. */
  public boolean servedAt(String window) {
    return windows.contains(window);
  }
}
