package org.tongban.application.transaction;

import java.time.Instant;

/**
 * The effects of the {@link Outbox} that could not be carried out by machine, for a person to look
 * at. Calls join the caller's transaction. Every implementation passes {@code
 * StuckEffectsContract}.
 */
public interface StuckEffects {
  /**
   * The effects that wait for a person, the oldest first.
   *
   * @throws Page.BadCursorException if the cursor is not of this list
   */
  Page<Stuck> list(Page.Request page);

  /**
   * Has the effect tried again at once.
   *
   * @return whether it was waiting for a person; if not, nothing is changed
   */
  boolean tryAgain(String kind, String reference);

  /**
   * An effect that waits.
   *
   * @param why what its handler said, without personal data
   * @param attempts how often it was tried
   */
  record Stuck(String kind, String reference, String why, int attempts, Instant addedAt) {}
}
