package org.tongban.application.notification;

import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.person.SubjectId;

class InMemorySendingsTest extends SendingStoreContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final SendingStore store = new InMemorySendings(transactions);

  @Override
  protected SendingStore store() {
    return store;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected void register(SubjectId subject) {}
}
