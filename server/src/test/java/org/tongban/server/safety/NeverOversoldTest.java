package org.tongban.server.safety;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.server.scenario.Api;

/**
 * I1: thousands of people, each with an identity of their own and all limits on, want one slot of
 * twenty places through two instances on one MariaDB. {@code -Dtongban.attempts=10000} says how
 * many there are, {@code -Dtongban.seed} repeats the moments of the kills.
 */
@Tag("I1")
final class NeverOversoldTest {
  private static final int PLACES = 20;
  private static final int ATTEMPTS = Integer.getInteger("tongban.attempts", 1000);
  private static final int KILLS = Math.max(1, ATTEMPTS / 2000);
  private static final int AT_ONCE = 64;
  private static final String PLACE = "HALL-440902";
  private static final String GROUP = PLACE + ".ZH";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static DurableMariaDb database;
  private static ServerProcess first;
  private static ServerProcess second;
  private static List<Slot> slots;

  /** A time that can be booked. */
  private record Slot(String date, String from) {}

  @BeforeAll
  static void start() {
    database = DurableMariaDb.started();
    first = ServerProcess.measured(database.url(), DurableMariaDb.USER);
    second = ServerProcess.beside(first);
    var manager = Api.anonymous(first.address()).staff("hall-440902");
    var group = manager.get("/staff/service-groups/" + GROUP);
    var plan = group.expect(200).get("plan");
    plan.get("rules").forEach(rule -> ((ObjectNode) rule).put("places", PLACES));
    manager
        .put("/staff/service-groups/" + GROUP + "/plan", Map.of("plan", plan), group.etag())
        .expect(200);
    slots = new ArrayList<>();
    for (var day :
        Api.anonymous(first.address())
            .get("/service-points/" + PLACE + "/availability")
            .expect(200)
            .get("groups")
            .get(2)
            .get("days")) {
      for (var start : day.get("starts")) {
        if (start.get("remaining").asInt() == PLACES) {
          slots.add(new Slot(day.get("date").asText(), start.get("from").asText()));
        }
      }
    }
    // Not of today: that would depend on the time of the day.
    slots = slots.reversed();
  }

  @AfterAll
  static void stop() {
    second.close();
    first.close();
    database.close();
  }

  @Test
  void sellsEveryPlaceOnce() throws Exception {
    var slot = slots.get(0);
    // Without keys, those who come at the same moment share a transaction.
    var statuses = booked(slot, () -> {}, false);
    everyPlaceIsSold(statuses);
    theBooksAreRight(slot);
  }

  private static void everyPlaceIsSold(List<String> statuses) {
    assertThat(statuses.stream().collect(groupingBy(identity(), counting())))
        .isEqualTo(Map.of("201", (long) PLACES, "409 no-place-left", (long) ATTEMPTS - PLACES));
  }

  @Test
  void sellsEveryPlaceOnceThoughInstancesAreKilledAgainAndAgain() throws Exception {
    var slot = slots.get(1);
    try (var killer = new Killer(Long.getLong("tongban.seed", System.nanoTime()))) {
      var statuses = booked(slot, killer::answered, true);
      System.out.printf(
          "%d attempts, %d kills by seed %d: %d booked%n",
          ATTEMPTS, killer.kills(), killer.seed, statuses.stream().filter("201"::equals).count());
      everyPlaceIsSold(statuses);
      assertThat(killer.kills()).isEqualTo(KILLS);
    }
    theBooksAreRight(slot);
  }

  /**
   * Kills one of the instances at random moments of the rush and starts it again by itself, so that
   * at times one of them answers, and at times neither.
   */
  private static final class Killer implements AutoCloseable {
    private final long seed;
    private final Random random;
    private final Deque<Integer> moments = new ArrayDeque<>();
    private final List<ServerProcess> up = new ArrayList<>(List.of(first, second));
    private final List<Future<?>> starting = new ArrayList<>();
    private final ExecutorService starters = Executors.newFixedThreadPool(2);
    private int answered;

    Killer(long seed) {
      this.seed = seed;
      random = new Random(seed);
      int share = ATTEMPTS / KILLS;
      for (int i = 0; i < KILLS; i++) {
        moments.add(i * share + 1 + random.nextInt(share - 1));
      }
    }

    int kills() {
      return KILLS - moments.size();
    }

    synchronized void answered() {
      answered++;
      if (moments.isEmpty() || answered < moments.peek()) {
        return;
      }
      moments.remove();
      while (up.isEmpty()) {
        try {
          wait();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      var victim = up.remove(random.nextInt(up.size()));
      victim.killHard();
      starting.add(starters.submit(() -> startAgain(victim)));
    }

    private void startAgain(ServerProcess victim) {
      victim.start();
      synchronized (this) {
        up.add(victim);
        notifyAll();
      }
    }

    /** When all are up again. */
    @Override
    public void close() {
      try {
        for (var one : starting) {
          one.get();
        }
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException(e);
      } finally {
        starters.shutdown();
      }
    }
  }

  /** What everybody was answered in the end: who got no answer asks the other instance. */
  private static List<String> booked(Slot slot, Runnable answered, boolean keyed)
      throws IOException, InterruptedException, ExecutionException {
    var tokens = visitors();
    var statuses = new ConcurrentLinkedQueue<String>();
    var next = new AtomicInteger();
    var begin = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var all = new ArrayList<Future<?>>();
      for (int i = 0; i < AT_ONCE; i++) {
        all.add(
            threads.submit(
                () -> {
                  for (int one = next.getAndIncrement();
                      one < tokens.length;
                      one = next.getAndIncrement()) {
                    var key =
                        keyed
                            ? Optional.of("visitor-" + slot.from() + one)
                            : Optional.<String>empty();
                    statuses.add(book(slot, tokens[one], key, one));
                    answered.run();
                  }
                  return null;
                }));
      }
      for (var each : all) {
        each.get();
      }
    }
    System.out.printf(
        "%d attempts took %.1f s%n", tokens.length, (System.nanoTime() - begin) / 1e9);
    return List.copyOf(statuses);
  }

  private static String[] visitors() throws IOException, InterruptedException {
    var response =
        HTTP.send(
            HttpRequest.newBuilder(first.address().resolve("/benchmark/visitors?count=" + ATTEMPTS))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body().split("\n");
  }

  private static String book(Slot slot, String token, Optional<String> key, int number)
      throws InterruptedException {
    var body =
        "{\"group\":\"%s\",\"date\":\"%s\",\"from\":\"%s\",\"confirm\":%b}"
            .formatted(GROUP, slot.date(), slot.from(), number % 2 == 0);
    for (int attempt = number; ; attempt++) {
      var address = attempt % 2 == 0 ? first.address() : second.address();
      try {
        var response = HTTP.send(request(address, token, key, body), asText());
        if (response.statusCode() != 503) {
          return response.statusCode() == 201
              ? "201"
              : response.statusCode()
                  + response.body().replaceAll("(?s).*urn:tongban:problem:([a-z-]+).*", " $1");
        }
      } catch (IOException e) {
        // Nobody knows whether it was done: the same key tells, at whichever instance.
        TimeUnit.MILLISECONDS.sleep(5);
      }
    }
  }

  private static HttpResponse.BodyHandler<String> asText() {
    return HttpResponse.BodyHandlers.ofString();
  }

  private static HttpRequest request(URI address, String token, Optional<String> key, String body) {
    var request =
        HttpRequest.newBuilder(address.resolve("/api/v1/appointments"))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    key.ifPresent(text -> request.header("Idempotency-Key", text));
    return request.build();
  }

  /** As many rows as places, and no hold that belongs to nobody. */
  private static void theBooksAreRight(Slot slot) throws SQLException {
    var minutes = LocalTime.parse(slot.from()).toSecondOfDay() / 60;
    var where =
        " WHERE group_code = '%s' AND visit_date = '%s' AND starts = %d"
            .formatted(GROUP, slot.date(), minutes);
    try (var connection = DriverManager.getConnection(database.url(), DurableMariaDb.USER, "");
        var statement = connection.createStatement()) {
      try (var rows =
          statement.executeQuery(
              "SELECT COUNT(*), COUNT(DISTINCT person_id),"
                  + " SUM(state IN ('HELD', 'BOOKED')) FROM appointment"
                  + where)) {
        rows.next();
        assertThat(List.of(rows.getInt(1), rows.getInt(2), rows.getInt(3)))
            .containsExactly(PLACES, PLACES, PLACES);
      }
      try (var rows =
          statement.executeQuery("SELECT places, taken FROM appointment_slot" + where)) {
        rows.next();
        assertThat(List.of(rows.getInt(1), rows.getInt(2))).containsExactly(PLACES, PLACES);
      }
    }
  }
}
