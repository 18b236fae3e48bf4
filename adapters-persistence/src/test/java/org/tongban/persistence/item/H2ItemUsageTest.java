package org.tongban.persistence.item;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.tongban.persistence.TestDatabase;

class H2ItemUsageTest extends JdbcItemUsageContract {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.h2();

  @Override
  protected TestDatabase database() {
    return DATABASE;
  }
}
