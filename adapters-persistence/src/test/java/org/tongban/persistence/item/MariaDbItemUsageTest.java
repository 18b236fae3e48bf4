package org.tongban.persistence.item;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.tongban.persistence.TestDatabase;

class MariaDbItemUsageTest extends JdbcItemUsageContract {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.mariaDb();

  @Override
  protected TestDatabase database() {
    return DATABASE;
  }
}
