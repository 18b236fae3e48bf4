package org.tongban.application.transaction;

import java.util.function.Supplier;

/**
 * Runs work in one transaction. Every implementation passes {@code TransactionsContract}.
 *
 * <p>Nothing slow or remote happens inside: no lock is held across I/O to another system.
 */
public interface Transactions {
  /**
   * Runs the work and commits; when it returns, the result is durable. A transaction that is
   * already open is joined. Work that lost a deadlock or a serialisation conflict is run again as a
   * whole, a bounded number of times with jitter: it must have no effects outside the stores.
   *
   * @throws StaleVersionException if the work threw it; everything is rolled back
   * @throws UnavailableException if the database cannot be reached; the work may or may not have
   *     been committed, and an idempotency key tells which
   * @throws RuntimeException whatever else the work threw; everything is rolled back
   */
  <T> T inTransaction(Supplier<T> work);

  /**
   * Like {@link #inTransaction}, for work that reads first and then writes a few rows: what it
   * writes may share a transaction with what others write at the same moment, which costs all of
   * them less. Nothing of it is seen by others, or by the work itself, before it is done. If
   * anything of what shares a transaction fails, all of it is taken back, and each work is run once
   * more, in a transaction of its own.
   *
   * @throws StaleVersionException as {@link #inTransaction}
   * @throws UnavailableException as {@link #inTransaction}
   * @throws RuntimeException as {@link #inTransaction}
   */
  default <T> T gathered(Supplier<T> work) {
    return inTransaction(work);
  }

  /** Whether this thread has a transaction open, which {@link #inTransaction} would join. */
  boolean isOpen();

  /**
   * Runs work that only reads. No transaction is opened for it, because READ COMMITTED gives each
   * statement a view of its own anyway: it saves the round trips that begin and end one. A
   * transaction that is already open is joined.
   *
   * @throws UnavailableException if the database cannot be reached
   * @throws RuntimeException whatever else the work threw
   */
  default <T> T reading(Supplier<T> work) {
    return inTransaction(work);
  }

  /** Like {@link #inTransaction}, for work without a result. */
  default void run(Runnable work) {
    inTransaction(
        () -> {
          work.run();
          return null;
        });
  }
}
