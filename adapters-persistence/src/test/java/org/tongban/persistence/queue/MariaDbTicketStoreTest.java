package org.tongban.persistence.queue;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.tongban.application.queue.TicketStore;
import org.tongban.application.queue.TicketStoreContract;
import org.tongban.application.transaction.Transactions;
import org.tongban.persistence.TestDatabase;

class MariaDbTicketStoreTest extends TicketStoreContract {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.mariaDb();

  @Override
  protected TicketStore store() {
    return DATABASE.bean(TicketStore.class);
  }

  @Override
  protected Transactions transactions() {
    return DATABASE.bean(Transactions.class);
  }
}
