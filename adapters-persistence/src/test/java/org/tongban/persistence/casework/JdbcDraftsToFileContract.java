package org.tongban.persistence.casework;

import org.tongban.application.casework.DraftStore;
import org.tongban.application.casework.DraftsToFile;
import org.tongban.application.casework.DraftsToFileContract;
import org.tongban.application.casework.MaterialFiles;
import org.tongban.application.person.SubjectStore;
import org.tongban.application.transaction.Transactions;
import org.tongban.persistence.TestDatabase;

abstract class JdbcDraftsToFileContract extends DraftsToFileContract {
  abstract TestDatabase database();

  @Override
  protected DraftsToFile toFile() {
    return database().bean(DraftsToFile.class);
  }

  @Override
  protected DraftStore drafts() {
    return database().bean(DraftStore.class);
  }

  @Override
  protected SubjectStore subjects() {
    return database().bean(SubjectStore.class);
  }

  @Override
  protected MaterialFiles files() {
    return database().bean(MaterialFiles.class);
  }

  @Override
  protected Transactions transactions() {
    return database().bean(Transactions.class);
  }
}
