package org.tongban.persistence.queue;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.tongban.application.queue.HallStore;
import org.tongban.application.queue.HallStoreContract;
import org.tongban.application.transaction.Transactions;
import org.tongban.persistence.TestDatabase;

class H2HallStoreTest extends HallStoreContract {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.h2();

  @Override
  protected HallStore store() {
    return DATABASE.bean(HallStore.class);
  }

  @Override
  protected Transactions transactions() {
    return DATABASE.bean(Transactions.class);
  }
}
