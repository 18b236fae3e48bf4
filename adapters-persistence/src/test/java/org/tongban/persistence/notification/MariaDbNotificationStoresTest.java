package org.tongban.persistence.notification;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tongban.persistence.TestDatabase;

class MariaDbNotificationStoresTest extends NotificationStores {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.mariaDb();

  @Override
  TestDatabase database() {
    return DATABASE;
  }

  @Test
  @Override
  void refusesToChangeTheLog() {
    super.refusesToChangeTheLog();
  }
}
