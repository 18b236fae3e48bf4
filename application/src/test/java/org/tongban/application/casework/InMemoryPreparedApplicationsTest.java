package org.tongban.application.casework;

import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Transactions;

class InMemoryPreparedApplicationsTest extends PreparedApplicationsContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final PreparedApplications store = new InMemoryPreparedApplications(transactions);

  @Override
  protected PreparedApplications store() {
    return store;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }
}
