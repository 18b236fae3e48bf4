package org.tongban.persistence.casework;

import java.util.UUID;
import org.tongban.application.casework.DraftStore;
import org.tongban.application.casework.DraftStoreContract;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.TestDatabase;
import org.tongban.persistence.protection.PersonalData;

abstract class JdbcDraftStoreContract extends DraftStoreContract {
  abstract TestDatabase database();

  @Override
  protected DraftStore store() {
    return database().bean(DraftStore.class);
  }

  @Override
  protected Transactions transactions() {
    return database().bean(Transactions.class);
  }

  @Override
  protected SubjectId newSubject() {
    var subject = new SubjectId(UUID.randomUUID());
    transactions().run(() -> database().bean(PersonalData.class).createKey(subject));
    return subject;
  }
}
