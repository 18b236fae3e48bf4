package org.tongban.application.transaction;

import java.util.ArrayList;
import java.util.List;

/** Effects in memory; nothing carries them out. */
public final class InMemoryOutbox implements Outbox {
  private final InMemoryTransactions transactions;
  private final List<Effect> effects = new ArrayList<>();

  /** Rolls back with these transactions. */
  public InMemoryOutbox(InMemoryTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public synchronized void add(Effect effect) {
    if (effects.stream()
        .noneMatch(
            there ->
                there.kind().equals(effect.kind())
                    && there.reference().equals(effect.reference()))) {
      effects.add(effect);
      transactions.onRollback(() -> remove(effect));
    }
  }

  private synchronized void remove(Effect effect) {
    effects.remove(effect);
  }

  /** What was added, in order. */
  public synchronized List<Effect> effects() {
    return List.copyOf(effects);
  }
}
