package org.tongban.server.scenario;

/** On MariaDB. */
final class MariaDbNearestWayTest extends NearestWayContract {
  @Override
  RunningServer server() {
    return RunningServer.mariaDb();
  }
}
