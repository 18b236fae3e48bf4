package org.tongban.domain.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of a hall's queue, which it may change. Priority is a head start: an elderly visitor
 * with 20 minutes stands where somebody stands who came 20 minutes earlier. As head starts are
 * bounded, so is how long others can be overtaken: {@link #longestOvertaking}.
 *
 * @param headStarts by priority, nothing to 4 hours; what is left out has none
 * @param bookedHeadStart of booked visitors who come in time, before their booked time; to 4 hours
 * @param early how long before the booked time they may be called though others wait; to 1 hour
 * @param grace how late a booked visitor may come and still counts as booked; to 1 hour
 * @param calls how often somebody is called before they count as absent, 1 to 10
 * @param patience how long after the first call at least, to 10 minutes
 * @param returns how often somebody who was absent may come back on the same day, 0 to 5
 * @param checkIn how long before the booked time visitors may check themselves in, to 4 hours: who
 *     did so from home would be called and not be there. Staff check in whoever is there
 */
public record QueueRules(
    Map<Priority, Duration> headStarts,
    Duration bookedHeadStart,
    Duration early,
    Duration grace,
    int calls,
    Duration patience,
    int returns,
    Duration checkIn) {
  /** The longest head start. */
  public static final Duration LONGEST_HEAD_START = Duration.ofHours(4);

  private static final Duration LONGEST_MARGIN = Duration.ofHours(1);
  private static final Duration LONGEST_PATIENCE = Duration.ofMinutes(10);

  /** Assumed, until a hall says otherwise. */
  public static final QueueRules DEFAULT =
      new QueueRules(
          Map.of(
              Priority.ELDERLY, Duration.ofMinutes(20),
              Priority.DISABLED, Duration.ofMinutes(20),
              Priority.PREGNANT, Duration.ofMinutes(20),
              Priority.SOLDIER, Duration.ofMinutes(20)),
          Duration.ofMinutes(60),
          Duration.ofMinutes(10),
          Duration.ofMinutes(15),
          3,
          Duration.ofMinutes(1),
          1,
          Duration.ofMinutes(60));

  /**
   * @throws IllegalArgumentException if something is outside its bounds
   */
  public QueueRules {
    var copy = new EnumMap<Priority, Duration>(Priority.class);
    copy.putAll(headStarts);
    copy.values().forEach(span -> within(span, LONGEST_HEAD_START));
    headStarts = Map.copyOf(copy);
    within(bookedHeadStart, LONGEST_HEAD_START);
    within(early, LONGEST_MARGIN);
    within(grace, LONGEST_MARGIN);
    within(patience, LONGEST_PATIENCE);
    within(checkIn, LONGEST_HEAD_START);
    if (calls < 1 || calls > 10) {
      throw new IllegalArgumentException("Calls are 1 to 10: " + calls);
    }
    if (returns < 0 || returns > 5) {
      throw new IllegalArgumentException("Returns are 0 to 5: " + returns);
    }
  }

  private static void within(Duration span, Duration longest) {
    if (span.isNegative() || span.compareTo(longest) > 0) {
      throw new IllegalArgumentException("Not between nothing and " + longest + ": " + span);
    }
  }

  /** The head start of that priority. */
  public Duration headStart(Priority priority) {
    return headStarts.getOrDefault(priority, Duration.ZERO);
  }

  /** The longest one of these; nobody gets two. */
  private Duration headStart(Collection<Priority> priorities) {
    return priorities.stream().map(this::headStart).max(Duration::compareTo).orElse(Duration.ZERO);
  }

  /** The place of somebody who comes without an appointment. */
  public Place walkIn(Instant arrivedAt, Set<Priority> priorities) {
    var headStart = headStart(priorities);
    return new Place(
        arrivedAt.minus(headStart), arrivedAt, headStart.isPositive(), Optional.empty());
  }

  /**
   * The place of a booked visitor. Whoever is later than the grace stands where a walk-in stands.
   */
  public Place booked(Instant arrivedAt, Instant bookedFor, Set<Priority> priorities) {
    if (arrivedAt.isAfter(bookedFor.plus(grace))) {
      return walkIn(arrivedAt, priorities);
    }
    var headStart = headStart(priorities);
    var due = bookedFor.minus(early);
    return new Place(
        bookedFor.minus(headStart.compareTo(bookedHeadStart) > 0 ? headStart : bookedHeadStart),
        due.isBefore(arrivedAt) ? arrivedAt : due,
        headStart.isPositive(),
        Optional.of(bookedFor));
  }

  /**
   * How much later than somebody another one may come and still be called before them. Whoever
   * comes later than that never overtakes.
   */
  public Duration longestOvertaking() {
    var priority = headStart(Set.of(Priority.values()));
    var booked = priority.compareTo(bookedHeadStart) > 0 ? priority : bookedHeadStart;
    return booked.plus(grace);
  }
}
