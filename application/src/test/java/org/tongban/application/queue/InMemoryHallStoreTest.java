package org.tongban.application.queue;

import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Transactions;

class InMemoryHallStoreTest extends HallStoreContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final HallStore store = new InMemoryHallStore(transactions);

  @Override
  protected HallStore store() {
    return store;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }
}
