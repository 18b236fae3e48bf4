package org.tongban.persistence.casework;

import java.util.UUID;
import org.tongban.application.casework.CaseStore;
import org.tongban.application.casework.CaseTail;
import org.tongban.application.casework.CaseTailContract;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.TestDatabase;
import org.tongban.persistence.protection.PersonalData;

/** {@link JdbcCaseTail} on every database. */
abstract class JdbcCaseTailContract extends CaseTailContract {
  abstract TestDatabase database();

  @Override
  protected CaseTail tail() {
    return database().bean(CaseTail.class);
  }

  @Override
  protected CaseStore store() {
    return database().bean(CaseStore.class);
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
