package org.tongban.server.benchmark;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.tongban.integration.delivery.SfServer;
import org.tongban.server.delivery.Workers;

/**
 * Dispatches results through two instances on one database, with a courier of which one answer in a
 * hundred is 500 after it acted: how fast, how many twice, how many lost, how much the tables grow.
 * Arguments: the folder for the results, and how many.
 */
final class DispatchBenchmark {
  private static final int FAIL_EVERY = 100;
  private static final Duration LONGEST = Duration.ofMinutes(4);

  private DispatchBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    var folder = Files.createDirectories(Path.of(arguments[0]));
    var results = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
    var raw = new StringBuilder();
    boolean right;
    try (var database = DurableMariaDb.start(Files.createTempDirectory("tongban-dispatching"));
        var server = new SfServer();
        var workers = new Workers(database.newDatabase("dispatching"), Workers.sf(server))) {
      server.failEvery(FAIL_EVERY);
      var empty = workers.bytes();
      var began = System.nanoTime();
      workers.prepare(results, Math.max(1, results / 10), List.of("MZJ-449999"));
      say(raw, "prepared %,d results in %.1f s", results, seconds(began));
      var ready = workers.bytes();
      workers.start();
      workers.start();
      began = System.nanoTime();
      var most = Math.round(results * 0.985);
      double most985 = 0;
      var until = Instant.now().plus(LONGEST);
      while (!workers.states().equals(Map.of("BOOKED", results)) && Instant.now().isBefore(until)) {
        var booked = workers.states().getOrDefault("BOOKED", 0);
        say(raw, "after %.1f s: %s", seconds(began), workers.states());
        if (most985 == 0 && booked >= most) {
          most985 = seconds(began);
        }
        Thread.sleep(1000);
      }
      var took = seconds(began);
      // A claim of the outbox that was not marked lapses after five minutes: not waited for here.
      if (!workers.states().equals(Map.of("BOOKED", results))) {
        say(raw, "after %.1f s: %s; lets the claims lapse", took, workers.states());
        workers.later();
        Thread.sleep(5000);
      }
      var differences = Workers.differences(workers.waybills(), server.made());
      var booked = workers.states().getOrDefault("BOOKED", 0);
      say(raw, "after %.1f s: %s", took, workers.states());
      say(raw, "");
      say(raw, "%,d results, two instances, MariaDB, courier on the same machine", results);
      say(
          raw,
          "98.5%% booked after %.1f s: %.0f per second; all after %.1f s (1%% of the answers were"
              + " lost and queried again after 5 s)",
          most985,
          most / most985,
          took);
      say(
          raw,
          "booked %,d, lost %,d, duplicates or differences %,d",
          booked,
          results - booked,
          differences.size());
      say(raw, "parcels at the courier: %,d", server.made().size());
      say(
          raw,
          "growth: %,.0f bytes per result until it is ready, %,.0f until it is booked",
          (ready - empty) / (double) results,
          (workers.bytes() - empty) / (double) results);
      differences.stream().limit(20).forEach(one -> say(raw, "%s", one));
      right = booked == results && differences.isEmpty() && server.made().size() == results;
    }
    Files.writeString(folder.resolve("dispatch.txt"), raw, StandardCharsets.UTF_8);
    System.exit(right ? 0 : 1);
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static void say(StringBuilder raw, String words, Object... values) {
    var line = words.formatted(values);
    System.out.println(line);
    raw.append(line).append('\n');
  }
}
