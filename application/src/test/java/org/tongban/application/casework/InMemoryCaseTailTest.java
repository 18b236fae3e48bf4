package org.tongban.application.casework;

import java.util.UUID;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.person.SubjectId;

class InMemoryCaseTailTest extends CaseTailContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryCaseStore store = new InMemoryCaseStore(transactions);

  @Override
  protected CaseTail tail() {
    return new InMemoryCaseTail(store);
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
