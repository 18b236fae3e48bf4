package org.tongban.persistence.assistance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tongban.application.assistance.AssistanceStore;
import org.tongban.application.assistance.AssistanceStoreContract;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.TestDatabase;
import org.tongban.persistence.protection.PersonalData;

abstract class JdbcAssistanceStoreContract extends AssistanceStoreContract {
  private static final Page.Request FIRST = new Page.Request(Optional.empty(), 10);

  abstract TestDatabase database();

  @Override
  protected AssistanceStore store() {
    return database().bean(AssistanceStore.class);
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
  void forgetsWithTheKeyOfWhoAsked() {
    var requester = newSubject();
    transactions().run(() -> store().add(request(requester)));
    assertThat(store().of(requester, FIRST).items()).hasSize(1);
    transactions().run(() -> database().bean(PersonalData.class).destroyKey(requester));
    assertThat(store().of(requester, FIRST).items()).isEmpty();
  }
}
