package org.tongban.persistence.item;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.tongban.persistence.TestDatabase;

class H2CatalogueFeedTest extends JdbcCatalogueFeedContract {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.h2();

  @Override
  protected TestDatabase database() {
    return DATABASE;
  }
}
