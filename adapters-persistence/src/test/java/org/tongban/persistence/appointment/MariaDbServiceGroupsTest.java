package org.tongban.persistence.appointment;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.tongban.application.appointment.ServiceGroups;
import org.tongban.application.appointment.ServiceGroupsContract;
import org.tongban.application.transaction.Transactions;
import org.tongban.persistence.TestDatabase;

class MariaDbServiceGroupsTest extends ServiceGroupsContract {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.mariaDb();

  @Override
  protected ServiceGroups store() {
    return DATABASE.bean(ServiceGroups.class);
  }

  @Override
  protected Transactions transactions() {
    return DATABASE.bean(Transactions.class);
  }
}
