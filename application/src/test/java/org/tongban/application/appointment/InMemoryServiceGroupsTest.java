package org.tongban.application.appointment;

import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Transactions;

class InMemoryServiceGroupsTest extends ServiceGroupsContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final ServiceGroups store = new InMemoryServiceGroups(transactions);

  @Override
  protected ServiceGroups store() {
    return store;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }
}
