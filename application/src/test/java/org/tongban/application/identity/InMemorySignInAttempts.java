package org.tongban.application.identity;

import java.time.Instant;
import org.tongban.application.transaction.InMemoryTable;
import org.tongban.application.transaction.InMemoryTransactions;

/** Attempts in memory. */
public final class InMemorySignInAttempts implements SignInAttempts {
  private final InMemoryTable<Key, Row> attempts;

  private record Row(Key key, Delays.Attempts attempts) {}

  /** None yet. */
  public InMemorySignInAttempts(InMemoryTransactions transactions) {
    attempts = new InMemoryTable<>(transactions);
  }

  @Override
  public Delays.Decision attempt(Key key, Instant now) {
    var decision = key.kind().delays().decide(attempts.get(key).map(Row::attempts), now);
    if (decision instanceof Delays.Decision.Counted(var counted, _)) {
      attempts.put(key, new Row(key, counted));
    }
    return decision;
  }

  @Override
  public void forgive(Key key) {
    attempts
        .get(key)
        .ifPresent(row -> attempts.put(key, new Row(key, row.attempts().without(FORGIVEN))));
  }

  @Override
  public void clear(Key key) {
    attempts.remove(key);
  }

  @Override
  public int forgetBefore(Instant instant) {
    var old = attempts.all().filter(row -> row.attempts().last().isBefore(instant)).toList();
    old.forEach(row -> attempts.remove(row.key()));
    return old.size();
  }
}
