package org.tongban.application.seal;

import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Transactions;

class InMemorySealStoreTest extends SealStoreContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final SealStore store = new InMemorySealStore(transactions);

  @Override
  protected SealStore store() {
    return store;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }
}
