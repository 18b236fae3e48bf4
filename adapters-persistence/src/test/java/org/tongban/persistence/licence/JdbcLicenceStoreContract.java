package org.tongban.persistence.licence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.application.licence.LicenceStore;
import org.tongban.application.licence.LicenceStoreContract;
import org.tongban.application.licence.SampleLicences;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.TestDatabase;
import org.tongban.persistence.database.Sql;
import org.tongban.persistence.protection.PersonalData;

/** What holds for {@link JdbcLicenceStore} on every database besides the port's contract. */
abstract class JdbcLicenceStoreContract extends LicenceStoreContract {
  abstract TestDatabase database();

  @Override
  protected LicenceStore store() {
    return database().bean(LicenceStore.class);
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
  void storesNothingOfThePersonInClear() {
    var subject = new SubjectId(SampleLicences.id());
    register(subject);
    var licence = SampleLicences.preparing(subject);
    transactions().run(() -> store().add(licence));
    assertThat(
            database()
                .bean(Sql.class)
                .list(
                    "SELECT content FROM licence WHERE id = ?",
                    row -> new String(row.getBytes(1), StandardCharsets.UTF_8),
                    licence.id().value()))
        .singleElement()
        .asString()
        .doesNotContain("测平安", "449999194003020018", "高龄");
  }

  @Test
  @Tag("I11")
  void findsNothingOfWhoWasErased() {
    var subject = new SubjectId(SampleLicences.id());
    register(subject);
    var licence = SampleLicences.preparing(subject);
    transactions().run(() -> store().add(licence));
    transactions().run(() -> database().bean(PersonalData.class).destroyKey(subject));
    assertThat(transactions().inTransaction(() -> store().find(licence.id()))).isEmpty();
    assertThat(
            transactions()
                .inTransaction(() -> store().findByNumber(licence.particulars().number())))
        .isEmpty();
  }
}
