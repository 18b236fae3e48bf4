package org.tongban.persistence.transaction;

import io.micronaut.data.connection.ConnectionDefinition;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.tongban.application.transaction.Together;
import org.tongban.application.transaction.Transactions;
import org.tongban.application.transaction.UnavailableException;
import org.tongban.persistence.database.DatabaseAway;
import org.tongban.persistence.database.Gathering;
import org.tongban.persistence.database.Sql;
import org.tongban.persistence.database.StandalonePool;

/** Transactions of the one database, READ COMMITTED by the settings of the pool. */
@Singleton
final class JdbcTransactions implements Transactions {
  /** Tries in all. With the waits between them they take 0.4 s at the longest. */
  private static final int TRIES = 6;

  private static final long FIRST_WAIT_NANOS = 10_000_000;

  /**
   * MariaDB and MySQL: deadlock, lock wait timeout, record changed since last read (Galera). H2:
   * deadlock, lock timeout, concurrent update.
   */
  private static final Set<Integer> CONFLICTS = Set.of(1213, 1205, 1020, 40001, 50200, 90131);

  /** Shared transactions at once: while one of them commits, another one writes. */
  private static final int TURNS = 2;

  private static final int MOST_SHARE = 16;

  private final TransactionOperations<Connection> transactions;
  private final ConnectionOperations<Connection> standalone;
  private final Sql sql;

  /** Tells whether it was written; if not, nothing of anybody was. */
  private final Together<Gathering, Boolean> together =
      new Together<>(TURNS, MOST_SHARE, this::write);

  JdbcTransactions(
      TransactionOperations<Connection> transactions,
      @Named(StandalonePool.NAME) ConnectionOperations<Connection> standalone,
      Sql sql) {
    this.transactions = transactions;
    this.standalone = standalone;
    this.sql = sql;
  }

  @Override
  public boolean isOpen() {
    return Gathering.isOpen() || transactions.findTransactionStatus().isPresent();
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    if (isOpen()) {
      return work.get();
    }
    for (int attempt = 1; ; attempt++) {
      try {
        return transactions.execute(TransactionDefinition.DEFAULT, _ -> work.get());
      } catch (RuntimeException e) {
        if (attempt == TRIES || !isConflict(e)) {
          throw DatabaseAway.told(e);
        }
      }
      var wait = FIRST_WAIT_NANOS << attempt - 1;
      LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(wait / 2, wait + wait / 2));
    }
  }

  @Override
  public <T> T gathered(Supplier<T> work) {
    if (isOpen()) {
      return work.get();
    }
    var gathering = new Gathering();
    T result;
    try {
      result = gathering.keepBack(work);
    } catch (Gathering.ImpossibleException _) {
      return inTransaction(work);
    } catch (RuntimeException e) {
      throw DatabaseAway.told(e);
    }
    if (!gathering.isEmpty() && !together.ask(gathering, gathering)) {
      return inTransaction(work);
    }
    gathering.runAfterwards();
    return result;
  }

  /** All or nothing. Whatever went wrong concerns one of them: each hears it when it is alone. */
  private List<Boolean> write(List<Gathering> all) {
    boolean written;
    try {
      run(() -> Gathering.writeAll(all, sql));
      written = true;
    } catch (UnavailableException e) {
      // Nobody knows what was written.
      throw e;
    } catch (RuntimeException _) {
      written = false;
    }
    return Collections.nCopies(all.size(), written);
  }

  /** On one connection, each statement for itself. */
  @Override
  public <T> T reading(Supplier<T> work) {
    if (isOpen() || standalone.findConnectionStatus().isPresent()) {
      return work.get();
    }
    try {
      return standalone.execute(ConnectionDefinition.DEFAULT, _ -> work.get());
    } catch (RuntimeException e) {
      throw DatabaseAway.told(e);
    }
  }

  private static boolean isConflict(RuntimeException failure) {
    return DatabaseAway.sqlOf(failure)
        .filter(e -> CONFLICTS.contains(e.getErrorCode()))
        .isPresent();
  }
}
