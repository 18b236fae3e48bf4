package org.tongban.application.transaction;

import java.time.Duration;

/** Carries out one kind of {@link Outbox.Effect}. Called outside any transaction, at least once. */
public interface EffectHandler {
  /** The kind it handles. */
  String kind();

  /**
   * Carries the effect out.
   *
   * @throws RuntimeException if it failed; it counts as {@link Result.Retry}
   */
  Result handle(Outbox.Effect effect);

  /** What became of it. */
  sealed interface Result {
    /** It is done, now or by an earlier try. */
    record Done() implements Result {}

    /** Try again after that time. */
    record Retry(Duration after, String why) implements Result {}

    /** It can't be done by machine: a person has to look at it. */
    record NeedsPerson(String why) implements Result {}
  }
}
