package org.tongban.persistence.identity;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.tongban.persistence.TestDatabase;

class MariaDbIdentityClearTextTest extends JdbcIdentityClearTextContract {
  @RegisterExtension
  static final TestDatabase DATABASE = TestDatabase.mariaDb().with("tongban.sample", true);

  @Override
  TestDatabase database() {
    return DATABASE;
  }
}
