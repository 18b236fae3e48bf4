package org.tongban.application.paper;

import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Transactions;

class InMemoryPaperStoreTest extends PaperStoreContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final PaperStore store = new InMemoryPaperStore(transactions);

  @Override
  protected PaperStore store() {
    return store;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }
}
