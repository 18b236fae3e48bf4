package org.tongban.server.scenario;

/** On MariaDB. */
final class MariaDbJourneysTest extends JourneysContract {
  @Override
  RunningServer server() {
    return RunningServer.mariaDb();
  }
}
