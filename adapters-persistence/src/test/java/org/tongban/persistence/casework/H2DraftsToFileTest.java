package org.tongban.persistence.casework;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.tongban.persistence.TestDatabase;

class H2DraftsToFileTest extends JdbcDraftsToFileContract {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.h2();

  @Override
  TestDatabase database() {
    return DATABASE;
  }
}
