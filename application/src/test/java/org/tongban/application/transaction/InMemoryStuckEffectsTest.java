package org.tongban.application.transaction;

import java.time.Instant;
import org.tongban.application.transaction.StuckEffects.Stuck;

class InMemoryStuckEffectsTest extends StuckEffectsContract {
  private final InMemoryStuckEffects stuck = new InMemoryStuckEffects();

  @Override
  protected StuckEffects stuck() {
    return stuck;
  }

  @Override
  protected void fail(String kind, String reference, String why) {
    stuck.add(new Stuck(kind, reference, why, 1, Instant.parse("2026-03-02T01:00:00Z")));
  }

  @Override
  protected boolean isDue(String kind, String reference) {
    return stuck.due().stream()
        .anyMatch(effect -> effect.kind().equals(kind) && effect.reference().equals(reference));
  }
}
