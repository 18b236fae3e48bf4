package org.tongban.persistence.person;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.tongban.persistence.TestDatabase;

class MariaDbPeopleTest extends JdbcPeopleContract {
  @RegisterExtension
  static final TestDatabase DATABASE = TestDatabase.mariaDb().with("tongban.sample", true);

  @Override
  TestDatabase database() {
    return DATABASE;
  }
}
