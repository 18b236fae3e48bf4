package org.tongban.domain.appointment;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import org.tongban.domain.casework.StepContext;

/** When a visitor is reminded: once, and only if it is of use. */
public final class Reminder {
  private static final LocalTime EVENING = LocalTime.of(18, 0);
  private static final Duration AHEAD = Duration.ofHours(2);
  private static final Duration JUST_BOOKED = Duration.ofHours(1);

  private Reminder() {}

  /**
   * At six in the evening before; two hours ahead where it is booked later than that; not at all
   * where it is booked so late that nobody forgets.
   *
   * @param now when it is booked or moved
   */
  public static Optional<Instant> at(VisitTime time, Instant now) {
    var evening = time.date().minusDays(1).atTime(EVENING).atZone(StepContext.ZONE).toInstant();
    if (now.plus(JUST_BOOKED).isBefore(evening)) {
      return Optional.of(evening);
    }
    var ahead = time.begin().minus(AHEAD);
    return now.plus(JUST_BOOKED).isBefore(ahead) ? Optional.of(ahead) : Optional.empty();
  }
}
