package org.tongban.server.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** I2: what was acknowledged is stored, though the process dies at any moment. */
@Tag("I2")
final class AcknowledgedIsStoredTest {
  private static final int KILLS = 3;

  private final Journal journal = new Journal();

  @Test
  void outlivesTheServerOnTheEmbeddedDatabase() {
    try (var server = ServerProcess.embedded()) {
      for (int kill = 0; kill < KILLS; kill++) {
        killedUnderLoad(server, server::killHard);
        server.start();
        journal.isStoredAt(server.address());
      }
    }
  }

  @Test
  void outlivesTheServerAndTheDatabaseOnMariaDb() {
    try (var database = DurableMariaDb.started();
        var server = ServerProcess.on(database.url(), DurableMariaDb.USER)) {
      for (int kill = 0; kill < KILLS - 1; kill++) {
        killedUnderLoad(server, server::killHard);
        server.start();
        journal.isStoredAt(server.address());
      }
      killedUnderLoad(server, database::killHard);
      server.killHard();
      database.start();
      server.start();
      journal.isStoredAt(server.address());
    }
  }

  private void killedUnderLoad(ServerProcess server, Runnable kill) {
    try (var load = Load.on(server.address(), journal)) {
      load.untilFiled(5);
      ServerProcess.pause(ThreadLocalRandom.current().nextLong(1500));
      assertThat(load.refusals()).isEmpty();
      kill.run();
    }
  }
}
