package org.tongban.application.delivery;

import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.person.SubjectId;

class InMemoryPostingStoreTest extends PostingStoreContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final PostingStore store = new InMemoryPostingStore(transactions);
  private final DispatchStore dispatches = new InMemoryDispatchStore(transactions);

  @Override
  protected PostingStore store() {
    return store;
  }

  @Override
  protected DispatchStore dispatches() {
    return dispatches;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected void register(SubjectId subject) {}
}
