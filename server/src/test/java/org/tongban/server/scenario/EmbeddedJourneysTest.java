package org.tongban.server.scenario;

/** On the embedded database. */
final class EmbeddedJourneysTest extends JourneysContract {
  @Override
  RunningServer server() {
    return RunningServer.embedded();
  }
}
