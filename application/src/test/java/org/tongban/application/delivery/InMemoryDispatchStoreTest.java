package org.tongban.application.delivery;

import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.person.SubjectId;

class InMemoryDispatchStoreTest extends DispatchStoreContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryDispatchStore store = new InMemoryDispatchStore(transactions);

  @Override
  protected DispatchStore store() {
    return store;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected void register(SubjectId subject) {
    // Nobody needs to be known in memory.
  }
}
