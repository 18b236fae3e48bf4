package org.tongban.domain.appointment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a place that was given up returns. It stays away for a while that nobody knows, so that it
 * can't be handed on by cancelling and booking at an agreed moment.
 */
public final class CoolDown {
  private CoolDown() {}

  /**
   * The moment it returns; empty if it returns at once, because otherwise nobody could book it any
   * more.
   *
   * @param begin when the visit would begin
   * @param random 0 to below 1, drawn by a secure source of randomness
   */
  public static Optional<Instant> returnsAt(
      Instant now, Instant begin, BookingTerms terms, double random) {
    if (random < 0 || random >= 1) {
      throw new IllegalArgumentException("A random number is 0 to below 1");
    }
    var away =
        Duration.ofMinutes(terms.coolMinutes())
            .plusMillis((long) (random * Duration.ofMinutes(terms.coolSpreadMinutes()).toMillis()));
    var returns = now.plus(away);
    var last = begin.minus(Duration.ofMinutes(terms.leadMinutes()));
    return away.isZero() || !returns.isBefore(last) ? Optional.empty() : Optional.of(returns);
  }
}
