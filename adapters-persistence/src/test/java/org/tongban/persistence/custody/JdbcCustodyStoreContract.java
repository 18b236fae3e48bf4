package org.tongban.persistence.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.application.casework.CaseStore;
import org.tongban.application.custody.CasesWithOriginals;
import org.tongban.application.custody.CustodyAlarms;
import org.tongban.application.custody.CustodyStore;
import org.tongban.application.custody.CustodyStoreContract;
import org.tongban.application.custody.HandOverLists;
import org.tongban.application.custody.SampleEnvelopes;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.TestDatabase;
import org.tongban.persistence.database.Sql;
import org.tongban.persistence.protection.PersonalData;

/** What holds for the stores of custody on every database besides the ports' contract. */
abstract class JdbcCustodyStoreContract extends CustodyStoreContract {
  abstract TestDatabase database();

  @Override
  protected CasesWithOriginals cases() {
    return database().bean(CasesWithOriginals.class);
  }

  @Override
  protected CaseStore caseStore() {
    return database().bean(CaseStore.class);
  }

  @Override
  protected CustodyStore store() {
    return database().bean(CustodyStore.class);
  }

  @Override
  protected HandOverLists lists() {
    return database().bean(HandOverLists.class);
  }

  @Override
  protected CustodyAlarms alarms() {
    return database().bean(CustodyAlarms.class);
  }

  @Override
  protected Transactions transactions() {
    return database().bean(Transactions.class);
  }

  @Override
  protected void register(SubjectId subject) {
    transactions().run(() -> database().bean(PersonalData.class).createKey(subject));
  }

  @Test
  @Tag("I10")
  @Tag("I11")
  void keepsNotesUnreadableWithoutThePersonsKey() {
    var subject = new SubjectId(SampleEnvelopes.id());
    register(subject);
    var id = added(subject, "测平安说还有一份").contents().id();
    assertThat(
            database()
                .bean(Sql.class)
                .list(
                    "SELECT note FROM custody_entry WHERE envelope_id = ?",
                    row -> new String(row.getBytes(1), StandardCharsets.UTF_8),
                    id.value()))
        .singleElement()
        .asString()
        .doesNotContain("测平安");
    transactions().run(() -> database().bean(PersonalData.class).destroyKey(subject));
    assertThat(transactions().reading(() -> store().chain(id)))
        .singleElement()
        .satisfies(link -> assertThat(link.note()).isEmpty());
  }
}
