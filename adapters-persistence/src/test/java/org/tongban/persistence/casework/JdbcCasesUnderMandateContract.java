package org.tongban.persistence.casework;

import java.util.UUID;
import org.tongban.application.casework.CaseStore;
import org.tongban.application.casework.CasesUnderMandate;
import org.tongban.application.casework.CasesUnderMandateContract;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.TestDatabase;
import org.tongban.persistence.protection.PersonalData;

/** {@link JdbcCasesUnderMandate} on every database. */
abstract class JdbcCasesUnderMandateContract extends CasesUnderMandateContract {
  abstract TestDatabase database();

  @Override
  protected CasesUnderMandate cases() {
    return database().bean(CasesUnderMandate.class);
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
