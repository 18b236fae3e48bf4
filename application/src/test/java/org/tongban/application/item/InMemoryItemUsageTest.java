package org.tongban.application.item;

import java.util.UUID;
import org.tongban.application.casework.CaseStore;
import org.tongban.application.casework.InMemoryCaseStore;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.person.SubjectId;

class InMemoryItemUsageTest extends ItemUsageContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryCaseStore cases = new InMemoryCaseStore(transactions);
  private final InMemoryReferenceStore reference = new InMemoryReferenceStore();

  @Override
  protected ItemUsage usage() {
    return new InMemoryItemUsage(cases, new InMemoryCatalogue(reference));
  }

  @Override
  protected CaseStore cases() {
    return cases;
  }

  @Override
  protected ReferenceStore reference() {
    return reference;
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
