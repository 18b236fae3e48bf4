package org.tongban.domain.custody;

import java.util.Objects;
import org.tongban.domain.place.UnitCode;

/**
 * One way of an envelope from a unit to the next.
 *
 * @param number 1 for its first
 * @param list the hand-over list it is on
 * @param dueOrdinal the ordinal, in the receiving unit's calendar, of the last working day to scan
 *     it there
 * @param missed whether that day has passed, or it did not come with its list, and the alarm for
 *     this leg was raised
 */
public record Leg(
    int number, HandOverId list, UnitCode from, UnitCode to, long dueOrdinal, boolean missed) {
  public Leg {
    Objects.requireNonNull(list);
    Objects.requireNonNull(from);
    Objects.requireNonNull(to);
  }
}
