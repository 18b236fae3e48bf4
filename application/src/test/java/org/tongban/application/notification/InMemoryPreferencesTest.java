package org.tongban.application.notification;

import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.person.SubjectId;

class InMemoryPreferencesTest extends PreferencesStoreContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final PreferencesStore store = new InMemoryPreferences(transactions);

  @Override
  protected PreferencesStore store() {
    return store;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected void register(SubjectId subject) {}
}
