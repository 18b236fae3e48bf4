package org.tongban.application.transaction;

import java.util.HashSet;
import java.util.Set;

class InMemoryTransactionsTest extends TransactionsContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final Set<Integer> written = new HashSet<>();

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected void write(int number) {
    written.add(number);
    transactions.onRollback(() -> written.remove(number));
  }

  @Override
  protected boolean isWritten(int number) {
    return written.contains(number);
  }
}
