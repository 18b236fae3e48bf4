package org.tongban.persistence.person;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.tongban.persistence.TestDatabase;

class H2PeopleTest extends JdbcPeopleContract {
  @RegisterExtension
  static final TestDatabase DATABASE = TestDatabase.h2().with("tongban.sample", true);

  @Override
  TestDatabase database() {
    return DATABASE;
  }
}
