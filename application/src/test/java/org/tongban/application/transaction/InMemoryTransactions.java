package org.tongban.application.transaction;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One transaction after the other. The in-memory stores tell it how to undo what they did. */
public final class InMemoryTransactions implements Transactions {
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Runnable> undo = new ArrayDeque<>();

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    lock.lock();
    try {
      if (lock.getHoldCount() > 1) {
        return work.get();
      }
      return outermost(work);
    } finally {
      lock.unlock();
    }
  }

  private <T> T outermost(Supplier<T> work) {
    undo.clear();
    try {
      var result = work.get();
      undo.clear();
      return result;
    } finally {
      while (!undo.isEmpty()) {
        undo.pop().run();
      }
    }
  }

  @Override
  public boolean isOpen() {
    return lock.isHeldByCurrentThread();
  }

  /** Says how to undo what was just done, if a transaction is open and is rolled back. */
  public void onRollback(Runnable step) {
    if (lock.isHeldByCurrentThread()) {
      undo.push(step);
    }
  }
}
