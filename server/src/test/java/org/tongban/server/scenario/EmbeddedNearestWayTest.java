package org.tongban.server.scenario;

/** On the embedded database. */
final class EmbeddedNearestWayTest extends NearestWayContract {
  @Override
  RunningServer server() {
    return RunningServer.embedded();
  }
}
