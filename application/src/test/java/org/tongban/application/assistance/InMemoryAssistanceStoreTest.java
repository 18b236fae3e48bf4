package org.tongban.application.assistance;

import java.util.UUID;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.person.SubjectId;

class InMemoryAssistanceStoreTest extends AssistanceStoreContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final AssistanceStore store = new InMemoryAssistanceStore(transactions);

  @Override
  protected AssistanceStore store() {
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
