package org.tongban.persistence.delivery;

import org.tongban.application.delivery.DispatchStore;
import org.tongban.application.delivery.PostingStore;
import org.tongban.application.delivery.PostingStoreContract;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.TestDatabase;
import org.tongban.persistence.protection.PersonalData;

/** {@link JdbcPostingStore} on every database. */
abstract class JdbcPostingStoreContract extends PostingStoreContract {
  abstract TestDatabase database();

  @Override
  protected PostingStore store() {
    return database().bean(PostingStore.class);
  }

  @Override
  protected DispatchStore dispatches() {
    return database().bean(DispatchStore.class);
  }

  @Override
  protected Transactions transactions() {
    return database().bean(Transactions.class);
  }

  @Override
  protected void register(SubjectId subject) {
    transactions().run(() -> database().bean(PersonalData.class).createKey(subject));
  }
}
