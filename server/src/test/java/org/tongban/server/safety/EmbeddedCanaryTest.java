package org.tongban.server.safety;

import org.tongban.server.scenario.RunningServer;

/** On the embedded database. */
final class EmbeddedCanaryTest extends CanaryContract {
  @Override
  RunningServer server() {
    return RunningServer.embedded();
  }
}
