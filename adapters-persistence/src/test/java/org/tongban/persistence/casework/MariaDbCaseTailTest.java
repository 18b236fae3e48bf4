package org.tongban.persistence.casework;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.tongban.persistence.TestDatabase;

class MariaDbCaseTailTest extends JdbcCaseTailContract {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.mariaDb();

  @Override
  TestDatabase database() {
    return DATABASE;
  }
}
