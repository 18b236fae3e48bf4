package org.tongban.persistence.casework;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.tongban.persistence.TestDatabase;

class MariaDbDraftsToFileTest extends JdbcDraftsToFileContract {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.mariaDb();

  @Override
  TestDatabase database() {
    return DATABASE;
  }
}
