package org.tongban.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.integration.delivery.CourierServer;
import org.tongban.integration.delivery.EmsServer;
import org.tongban.integration.delivery.SfServer;
import org.tongban.persistence.MariaDbServer;

/** I4: one waybill for each dispatch, though instances die at any moment. */
@Tag("I4")
final class KilledWhileDispatchingTest {
  private static final int RESULTS = 60;

  @Test
  void oneWaybillEachWithEms() throws Exception {
    try (var server = new EmsServer()) {
      killed(server, Workers.ems(server));
    }
  }

  @Test
  void oneWaybillEachWithSf() throws Exception {
    try (var server = new SfServer()) {
      killed(server, Workers.sf(server));
    }
  }

  /**
   * Two instances work; each is killed when some bookings were asked for and not all, so that some
   * die before a commit, some after, and some while the courier acts.
   */
  private static void killed(CourierServer server, List<String> settings) throws Exception {
    server.delay(Duration.ofMillis(40));
    server.failEvery(9);
    try (var workers = new Workers(MariaDbServer.newDatabase(), settings)) {
      workers.prepare(RESULTS, 5);
      var first = workers.start();
      var second = workers.start();
      until(() -> server.made().size() >= 5);
      Thread.sleep(ThreadLocalRandom.current().nextLong(60));
      Workers.killHard(first);
      Thread.sleep(ThreadLocalRandom.current().nextLong(60));
      Workers.killHard(second);
      var third = workers.start();
      for (int tries = 0; tries < 100 && !workers.states().equals(Map.of("BOOKED", RESULTS)); tries++) {
        workers.later();
        Thread.sleep(200);
      }
      assertThat(workers.states()).isEqualTo(Map.of("BOOKED", RESULTS));
      assertThat(workers.differences(server)).isEmpty();
      assertThat(server.made()).hasSize(RESULTS);
      Workers.killHard(third);
    }
  }

  private static void until(java.util.function.BooleanSupplier reached) throws Exception {
    for (int tries = 0; tries < 600 && !reached.getAsBoolean(); tries++) {
      Thread.sleep(5);
    }
    assertThat(reached.getAsBoolean()).isTrue();
  }
}
