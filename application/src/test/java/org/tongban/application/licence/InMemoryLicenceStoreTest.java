package org.tongban.application.licence;

import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.person.SubjectId;

class InMemoryLicenceStoreTest extends LicenceStoreContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final LicenceStore store = new InMemoryLicenceStore(transactions);

  @Override
  protected LicenceStore store() {
    return store;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected void register(SubjectId subject) {}
}
