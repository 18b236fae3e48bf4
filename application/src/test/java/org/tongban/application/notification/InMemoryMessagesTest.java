package org.tongban.application.notification;

import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.person.SubjectId;

class InMemoryMessagesTest extends MessageStoreContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final MessageStore store = new InMemoryMessages(transactions);

  @Override
  protected MessageStore store() {
    return store;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected void register(SubjectId subject) {}
}
