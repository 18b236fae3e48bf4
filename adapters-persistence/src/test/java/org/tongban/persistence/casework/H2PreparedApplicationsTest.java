package org.tongban.persistence.casework;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.tongban.application.casework.PreparedApplications;
import org.tongban.application.casework.PreparedApplicationsContract;
import org.tongban.application.transaction.Transactions;
import org.tongban.persistence.TestDatabase;

class H2PreparedApplicationsTest extends PreparedApplicationsContract {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.h2();

  @Override
  protected PreparedApplications store() {
    return DATABASE.bean(PreparedApplications.class);
  }

  @Override
  protected Transactions transactions() {
    return DATABASE.bean(Transactions.class);
  }
}
