package org.tongban.application.custody;

import java.util.UUID;
import org.tongban.application.casework.CaseStore;
import org.tongban.application.casework.InMemoryCaseStore;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.person.SubjectId;

class InMemoryCasesWithOriginalsTest extends CasesWithOriginalsContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryCaseStore store = new InMemoryCaseStore(transactions);

  @Override
  protected CasesWithOriginals cases() {
    return store;
  }

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
