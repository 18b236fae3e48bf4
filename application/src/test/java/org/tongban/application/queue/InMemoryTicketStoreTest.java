package org.tongban.application.queue;

import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Transactions;

class InMemoryTicketStoreTest extends TicketStoreContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final TicketStore store = new InMemoryTicketStore(transactions);

  @Override
  protected TicketStore store() {
    return store;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }
}
