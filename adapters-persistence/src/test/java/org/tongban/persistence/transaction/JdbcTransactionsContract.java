package org.tongban.persistence.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.data.exceptions.DataAccessException;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Transactions;
import org.tongban.application.transaction.TransactionsContract;
import org.tongban.application.transaction.UnavailableException;
import org.tongban.persistence.TestDatabase;
import org.tongban.persistence.database.Gathering;
import org.tongban.persistence.database.RowStatement;
import org.tongban.persistence.database.Sql;

/** What holds for {@link JdbcTransactions} on every database besides the port's contract. */
abstract class JdbcTransactionsContract extends TransactionsContract {
  abstract TestDatabase database();

  private static final RowStatement ADD = RowStatement.insert("INTO written (number, n)");
  private static final RowStatement REMOVE = RowStatement.delete("FROM written", "number = ?");

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

  @Test
  void gatheredWritesOfManyAreAllThere() throws Exception {
    try (var threads = Executors.newFixedThreadPool(16)) {
      var jobs =
          IntStream.range(100, 300)
              .mapToObj(number -> threads.submit(() -> addGathered(number, 2)))
              .toList();
      for (var job : jobs) {
        job.get(30, TimeUnit.SECONDS);
      }
    }
    assertThat(sql().list("SELECT number FROM written WHERE number >= 100", row -> row.getInt(1)))
        .hasSize(400);
  }

  /** The number, and as many more, a thousand apart. */
  private int addGathered(int number, int rows) {
    return transactions()
        .gathered(
            () ->
                sql()
                    .write(
                        ADD,
                        IntStream.range(0, rows)
                            .mapToObj(i -> new Object[] {number + 1000 * i, 0})
                            .toList()));
  }

  @Test
  void whoFailsInASharedTransactionFailsAlone() throws Exception {
    write(20);
    try (var threads = Executors.newCachedThreadPool();
        var connection =
            java.sql.DriverManager.getConnection(database().url(), database().root(), "");
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("INSERT INTO written (number, n) VALUES (21, 1), (22, 1)");
      // Both turns wait for that transaction, and whoever comes meanwhile waits for them.
      var first =
          List.of(
              threads.submit(() -> addGathered(21, 1)), threads.submit(() -> addGathered(22, 1)));
      Thread.sleep(300);
      var twice = threads.submit(() -> addGathered(20, 1));
      var good =
          IntStream.range(30, 37)
              .mapToObj(number -> threads.submit(() -> addGathered(number, 1)))
              .toList();
      Thread.sleep(300);
      connection.rollback();
      for (var job : first) {
        job.get(30, TimeUnit.SECONDS);
      }
      for (var job : good) {
        assertThat(job.get(30, TimeUnit.SECONDS)).isEqualTo(1);
      }
      assertThatThrownBy(() -> twice.get(30, TimeUnit.SECONDS))
          .hasCauseInstanceOf(DataAccessException.class);
    }
    assertThat(
            sql()
                .list(
                    "SELECT number FROM written WHERE number >= 20 ORDER BY number",
                    row -> row.getInt(1)))
        .containsExactly(20, 21, 22, 30, 31, 32, 33, 34, 35, 36);
  }

  @Test
  void gatheredWorkSeesItsOwnWrites() {
    var runs = new AtomicInteger();
    boolean seen =
        transactions()
            .gathered(
                () -> {
                  runs.incrementAndGet();
                  sql().write(ADD, 40, 0);
                  return isWritten(40);
                });
    assertThat(seen).isTrue();
    // Once to find out that it needs a transaction of its own.
    assertThat(runs).hasValue(2);
  }

  @Test
  void gatheredWorkMayLockWhatItReads() {
    write(41);
    transactions()
        .gathered(
            () -> {
              sql()
                  .list("SELECT n FROM written WHERE number = 41 FOR UPDATE", row -> row.getInt(1));
              sql().write(REMOVE, 41);
              return "removed";
            });
    assertThat(isWritten(41)).isFalse();
  }

  @Test
  void gatheredWorkHearsThatThereWasNothingToRemove() {
    assertThat(transactions().gathered(() -> sql().write(REMOVE, 42))).isZero();
    write(42);
    assertThat(transactions().gathered(() -> sql().write(REMOVE, 42))).isEqualTo(1);
  }

  @Test
  void whatComesAfterwardsFindsTheWritesCommitted() {
    var found = new AtomicInteger();
    transactions()
        .gathered(
            () -> {
              Gathering.afterwards(() -> found.addAndGet(isWritten(43) ? 1 : 100));
              return sql().write(ADD, 43, 0);
            });
    assertThatThrownBy(
            () ->
                transactions()
                    .gathered(
                        () -> {
                          Gathering.afterwards(() -> found.addAndGet(1000));
                          sql().write(ADD, 43, 0);
                          throw new StaleVersionException("test");
                        }))
        .isInstanceOf(StaleVersionException.class);
    assertThat(found).hasValue(1);
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
