package org.tongban.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.integration.delivery.EmsServer;
import org.tongban.integration.delivery.SfServer;
import org.tongban.persistence.MariaDbServer;

/** I4: one waybill for each dispatch, though instances die at any moment. */
@Tag("I4")
final class KilledWhileDispatchingTest {
  private static final int RESULTS = 60;

  /**
   * Two instances work, with EMS for one unit and SF for the other; each is killed when some
   * bookings were asked for and not all, so that some die before a commit, some after, and some
   * while a courier acts.
   */
  @Test
  void oneWaybillEachWithEmsAndWithSf() throws Exception {
    try (var ems = new EmsServer();
        var sf = new SfServer();
        var workers = new Workers(MariaDbServer.newDatabase(), settings(ems, sf))) {
      for (var server : List.of(ems, sf)) {
        server.delay(Duration.ofMillis(40));
        server.failEvery(9);
      }
      var first = workers.start();
      var second = workers.start();
      var preparing =
          Thread.ofVirtual()
              .start(() -> workers.prepare(RESULTS, 5, List.of("MZJ-449999", "GAJ-449999")));
      until(() -> ems.made().size() + sf.made().size() >= 5);
      Thread.sleep(ThreadLocalRandom.current().nextLong(60));
      Workers.killHard(first);
      Thread.sleep(ThreadLocalRandom.current().nextLong(60));
      Workers.killHard(second);
      preparing.join();
      var atKill = workers.states();
      workers.start();
      for (int tries = 0;
          tries < 150 && !workers.states().equals(Map.of("BOOKED", RESULTS));
          tries++) {
        workers.later();
        Thread.sleep(200);
      }
      System.out.printf("When both instances were dead: %s%n", atKill);
      assertThat(workers.states()).isEqualTo(Map.of("BOOKED", RESULTS));
      var all = new HashMap<>(ems.made());
      all.putAll(sf.made());
      assertThat(Workers.differences(workers.waybills(), all)).isEmpty();
      assertThat(ems.made()).hasSize(RESULTS / 2);
      assertThat(sf.made()).hasSize(RESULTS / 2);
    }
  }

  private static List<String> settings(EmsServer ems, SfServer sf) {
    var settings = new ArrayList<>(Workers.ems(ems));
    settings.addAll(Workers.sf(sf));
    // The last of a name counts.
    settings.add("tongban.courier=ems");
    settings.add("tongban.courier-rules=GAJ-449999=sf");
    return settings;
  }

  private static void until(java.util.function.BooleanSupplier reached) throws Exception {
    for (int tries = 0; tries < 600 && !reached.getAsBoolean(); tries++) {
      Thread.sleep(5);
    }
    assertThat(reached.getAsBoolean()).isTrue();
  }
}
