package org.tongban.application.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How long one has to wait after each attempt. The delay grows to the last step and stays there;
 * after a quiet time all is forgotten, so nobody is ever locked out for good.
 *
 * @param steps the delay after the first, the second, … attempt; at least one
 * @param forgetAfter how long after the last attempt all is forgotten; longer than the last step
 */
public record Delays(List<Duration> steps, Duration forgetAfter) {
  public Delays {
    steps = List.copyOf(steps);
    if (steps.isEmpty() || forgetAfter.compareTo(steps.getLast()) <= 0) {
      throw new IllegalArgumentException("At least one step, shorter than the time to forget");
    }
  }

  /** What to do with an attempt, given those before. */
  public Decision decide(Optional<Attempts> before, Instant now) {
    var remembered = before.filter(attempts -> now.isBefore(attempts.last().plus(forgetAfter)));
    if (remembered.isEmpty()) {
      return counted(1, now);
    }
    var attempts = remembered.get();
    if (attempts.last().isAfter(now.plus(after(attempts.count())))) {
      return counted(1, now); // the clock was set back: nobody waits for a time that is not near
    }
    var nextAt = attempts.last().plus(after(attempts.count()));
    return now.isBefore(nextAt)
        ? new Decision.Wait(Duration.between(now, nextAt))
        : counted(attempts.count() + 1, now);
  }

  private Decision counted(int count, Instant now) {
    return new Decision.Counted(new Attempts(count, now), after(count));
  }

  private Duration after(int count) {
    return count == 0 ? Duration.ZERO : steps.get(Math.min(count, steps.size()) - 1);
  }

  /**
   * Attempts so far.
   *
   * @param last when the last one was
   */
  public record Attempts(int count, Instant last) {
    public Attempts {
      Objects.requireNonNull(last);
      if (count < 0) {
        throw new IllegalArgumentException("A count is not negative: " + count);
      }
    }

    /** The same without that many of them; none at least. */
    public Attempts without(int forgiven) {
      return new Attempts(Math.max(0, count - forgiven), last);
    }
  }

  /** What to do. */
  public sealed interface Decision {
    /**
     * It may go on.
     *
     * @param attempts to be remembered
     * @param next the delay before the next
     */
    record Counted(Attempts attempts, Duration next) implements Decision {}

    /** It comes too early, and does not count. */
    record Wait(Duration time) implements Decision {}
  }
}
