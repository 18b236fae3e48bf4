package org.tongban.persistence.transaction;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.tongban.persistence.TestDatabase;

class H2TransactionsTest extends JdbcTransactionsContract {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.h2();

  @Override
  TestDatabase database() {
    return DATABASE;
  }

  @Override
  int conflict() {
    return 40001;
  }
}
