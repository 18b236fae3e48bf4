package org.tongban.server.safety;

import org.tongban.server.scenario.RunningServer;

/** On the MariaDB server. */
final class MariaDbCanaryTest extends CanaryContract {
  @Override
  RunningServer server() {
    return RunningServer.mariaDb();
  }
}
