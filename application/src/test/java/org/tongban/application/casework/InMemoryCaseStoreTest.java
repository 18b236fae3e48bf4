package org.tongban.application.casework;

import java.util.UUID;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.person.SubjectId;

class InMemoryCaseStoreTest extends CaseStoreContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final CaseStore store = new InMemoryCaseStore(transactions);

  @Override
  protected CaseStore store() {
    return store;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected SubjectId newSubject() {
    return new SubjectId(UUID.randomUUID());
  }
}
