package org.tongban.application.transaction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers in memory. */
public final class InMemoryIdempotencyRecords implements IdempotencyRecords {
  private final InMemoryTransactions transactions;
  private final Map<Key, Answer> answers = new HashMap<>();

  /** Rolls back with these transactions. */
  public InMemoryIdempotencyRecords(InMemoryTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public synchronized Optional<Answer> find(Key key) {
    return Optional.ofNullable(answers.get(key));
  }

  @Override
  public synchronized void keep(List<Entry> some) {
    for (var entry : some) {
      if (answers.putIfAbsent(entry.key(), entry.answer()) != null) {
        throw new DuplicateKeyException();
      }
      transactions.onRollback(() -> remove(entry.key()));
    }
  }

  private synchronized void remove(Key key) {
    answers.remove(key);
  }
}
