package org.tongban.application.casework;

import java.util.UUID;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.person.SubjectId;

class InMemoryDraftStoreTest extends DraftStoreContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final DraftStore store = new InMemoryDraftStore(transactions);

  @Override
  protected DraftStore store() {
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
