package org.tongban.application.casework;

import org.tongban.application.person.InMemorySubjects;
import org.tongban.application.person.SubjectStore;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Transactions;

class InMemoryDraftsToFileTest extends DraftsToFileContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final DraftStore drafts = new InMemoryDraftStore(transactions);
  private final SubjectStore subjects = new InMemorySubjects(transactions);
  private final MaterialFiles files = new InMemoryMaterialFiles();
  private final DraftsToFile toFile = new InMemoryDraftsToFile(drafts, subjects, files);

  @Override
  protected DraftsToFile toFile() {
    return toFile;
  }

  @Override
  protected DraftStore drafts() {
    return drafts;
  }

  @Override
  protected SubjectStore subjects() {
    return subjects;
  }

  @Override
  protected MaterialFiles files() {
    return files;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }
}
