package org.tongban.persistence.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tongban.application.casework.CaseStore;
import org.tongban.application.item.Catalogue;
import org.tongban.application.item.ItemUsage;
import org.tongban.application.item.ItemUsageContract;
import org.tongban.application.item.ReferenceStore;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.TestDatabase;
import org.tongban.persistence.database.Sql;
import org.tongban.persistence.protection.PersonalData;

/** What people apply for most, counted in a database. */
abstract class JdbcItemUsageContract extends ItemUsageContract {
  protected abstract TestDatabase database();

  @Override
  protected ItemUsage usage() {
    return new JdbcItemUsage(
        database().bean(Sql.class), database().bean(Catalogue.class), database().clock());
  }

  @Override
  protected CaseStore cases() {
    return database().bean(CaseStore.class);
  }

  @Override
  protected ReferenceStore reference() {
    return database().bean(ReferenceStore.class);
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

  @Test
  void countsAgainAfterAMinute() {
    var usage = usage();
    var item = item().name();
    assertThat(usage.mostApplied(20)).extracting(ServiceItem::name).doesNotContain(item);
    applied(item, 3);
    database().clock().advance(Duration.ofSeconds(59));
    assertThat(usage.mostApplied(20)).extracting(ServiceItem::name).doesNotContain(item);
    database().clock().advance(Duration.ofSeconds(1));
    assertThat(usage.mostApplied(20)).extracting(ServiceItem::name).contains(item);
  }
}
