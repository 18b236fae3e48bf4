package org.tongban.application.notification;

import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Transactions;

class InMemoryStaffMessagesTest extends StaffMessageStoreContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final StaffMessageStore store = new InMemoryStaffMessages(transactions);

  @Override
  protected StaffMessageStore store() {
    return store;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }
}
