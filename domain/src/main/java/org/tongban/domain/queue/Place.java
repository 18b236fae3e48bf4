package org.tongban.domain.queue;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Somebody's place in a group. It never changes by what others do, so whoever waits comes nearer to
 * the front with every call.
 *
 * @param orderAt who has the earlier one is called first: the arrival, less what the rules give
 * @param dueAt before this they are called only when nobody else waits
 * @param favoured whether the rules gave a priority
 * @param bookedFor the time booked, for those who came in time for it
 */
public record Place(Instant orderAt, Instant dueAt, boolean favoured, Optional<Instant> bookedFor) {
  public Place {
    Objects.requireNonNull(orderAt);
    Objects.requireNonNull(dueAt);
    Objects.requireNonNull(bookedFor);
  }

  /** The same place, to be called from then on. */
  Place due(Instant at) {
    return new Place(orderAt, at, favoured, bookedFor);
  }
}
