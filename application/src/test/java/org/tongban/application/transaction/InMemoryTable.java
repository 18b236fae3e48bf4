package org.tongban.application.transaction;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Rows in the order they were added, whose changes are undone with the transaction. */
public final class InMemoryTable<K, V> {
  private final InMemoryTransactions transactions;
  private final Map<K, V> rows = new LinkedHashMap<>();

  /** An empty table. */
  public InMemoryTable(InMemoryTransactions transactions) {
    this.transactions = transactions;
  }

  /** The row, or empty. */
  public synchronized Optional<V> get(K key) {
    return Optional.ofNullable(rows.get(key));
  }

  /** All rows as they are now. */
  public synchronized Stream<V> all() {
    return rows.values().stream().toList().stream();
  }

  /** Adds or replaces the row. */
  public synchronized void put(K key, V value) {
    remember(key);
    rows.put(key, value);
  }

  /** Removes the row, if it is there. */
  public synchronized void remove(K key) {
    remember(key);
    rows.remove(key);
  }

  private void remember(K key) {
    var before = rows.get(key);
    transactions.onRollback(
        () -> {
          synchronized (this) {
            if (before == null) {
              rows.remove(key);
            } else {
              rows.put(key, before);
            }
          }
        });
  }
}
