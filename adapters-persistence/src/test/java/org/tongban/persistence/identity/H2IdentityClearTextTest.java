package org.tongban.persistence.identity;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.tongban.persistence.TestDatabase;

class H2IdentityClearTextTest extends JdbcIdentityClearTextContract {
  @RegisterExtension
  static final TestDatabase DATABASE = TestDatabase.h2().with("tongban.sample", true);

  @Override
  TestDatabase database() {
    return DATABASE;
  }
}
