package org.tongban.persistence.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongban.application.transaction.Transactions;
import org.tongban.application.transaction.TransactionsContract;
import org.tongban.application.transaction.UnavailableException;
import org.tongban.persistence.TestDatabase;
import org.tongban.persistence.database.Sql;

/** What holds for {@link JdbcTransactions} on every database besides the port's contract. */
abstract class JdbcTransactionsContract extends TransactionsContract {
  abstract TestDatabase database();

  /** An error of the database that means a lost conflict. */
  abstract int conflict();

  @BeforeEach
  void table() throws java.sql.SQLException {
    var database = database();
    try (var connection =
            java.sql.DriverManager.getConnection(database.url(), database.root(), "");
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS written (number INT PRIMARY KEY, n INT)");
      statement.execute("DELETE FROM written");
      if (!database.root().equals("sa")) {
        statement.execute("GRANT ALL ON written TO tongban@localhost");
      }
    }
  }

  @Override
  protected Transactions transactions() {
    return database().bean(Transactions.class);
  }

  @Override
  protected void write(int number) {
    sql().update("INSERT INTO written (number, n) VALUES (?, 0)", number);
  }

  @Override
  protected boolean isWritten(int number) {
    return !sql()
        .list("SELECT number FROM written WHERE number = ?", row -> row.getInt(1), number)
        .isEmpty();
  }

  private Sql sql() {
    return database().bean(Sql.class);
  }

  @Test
  void runsTheWholeWorkAgainAfterALostConflict() {
    var runs = new AtomicInteger();
    transactions()
        .run(
            () -> {
              write(5);
              if (runs.incrementAndGet() < 3) {
                throw new IllegalStateException(
                    new java.sql.SQLException("conflict", "40001", conflict()));
              }
            });
    assertThat(runs).hasValue(3);
    assertThat(isWritten(5)).isTrue();
  }

  @Test
  void givesUpAfterABoundedNumberOfConflicts() {
    var runs = new AtomicInteger();
    assertThatThrownBy(
            () ->
                transactions()
                    .run(
                        () -> {
                          runs.incrementAndGet();
                          throw new IllegalStateException(
                              new java.sql.SQLException("conflict", "40001", conflict()));
                        }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(runs).hasValue(6);
  }

  @Test
  void saysThatTheDatabaseIsAway() {
    assertThatThrownBy(
            () ->
                transactions()
                    .run(
                        () -> {
                          throw new IllegalStateException(
                              new java.sql.SQLRecoverableException("gone", "08S01"));
                        }))
        .isInstanceOf(UnavailableException.class);
  }

  @Test
  void bothSidesOfADeadlockAreDoneInTheEnd() throws Exception {
    write(6);
    write(7);
    var meet = new CyclicBarrier(2);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var jobs =
          List.of(threads.submit(() -> raise(6, 7, meet)), threads.submit(() -> raise(7, 6, meet)));
      for (var job : jobs) {
        job.get(30, TimeUnit.SECONDS);
      }
    }
    assertThat(sql().list("SELECT n FROM written WHERE number > 5", row -> row.getInt(1)))
        .containsExactly(2, 2);
  }

  private void raise(int first, int second, CyclicBarrier meet) {
    var met = new AtomicInteger();
    transactions()
        .run(
            () -> {
              sql().update("UPDATE written SET n = n + 1 WHERE number = ?", first);
              if (met.getAndIncrement() == 0) {
                await(meet);
              }
              sql().update("UPDATE written SET n = n + 1 WHERE number = ?", second);
            });
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
