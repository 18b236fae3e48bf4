package org.tongban.server.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.server.safety.Load.Wish;
import org.tongban.server.scenario.Api;
import org.tongban.server.scenario.Api.Answer;
import org.tongban.server.scenario.RunningServer;

/** I3: a write that is sent again under its key has one effect, and the answer it had at first. */
@Tag("I3")
final class OneEffectTest {
  private static final int AT_ONCE = 50;

  /** What the server runs on. */
  enum Database {
    EMBEDDED,
    MARIA_DB;

    RunningServer server() {
      return switch (this) {
        case EMBEDDED -> RunningServer.embedded();
        case MARIA_DB -> RunningServer.mariaDb();
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void opensOneDraftHoweverOftenAtOnce(Database database) {
    var wish = Wish.at(database.server().address());
    var before = drafts(wish.clerk());
    var keyed = wish.clerk().keyed(UUID.randomUUID().toString());

    var answers = atOnce(() -> keyed.post("/staff/cases", wish.opening()));

    assertSame(answers, 201);
    assertThat(answers.getFirst().response().headers().firstValue("Location")).isPresent();
    assertThat(drafts(wish.clerk())).hasSize(before.size() + 1);
  }

  @ParameterizedTest
  @EnumSource
  void submitsOnceHoweverOftenAtOnce(Database database) {
    var wish = Wish.at(database.server().address());
    var saved = wish.filledIn();
    var id = saved.body().get("id").asText();
    var keyed = wish.clerk().keyed(UUID.randomUUID().toString());

    var answers = atOnce(() -> keyed.post("/cases/" + id + "/submission", Map.of(), saved.etag()));

    assertSame(answers, 200);
    var stored = wish.clerk().get("/cases/" + id).expect(200);
    assertThat(stored.get("number")).isEqualTo(answers.getFirst().body().get("number"));
    assertThat(stored.get("version")).isEqualTo(answers.getFirst().body().get("version"));
    assertThat(wish.clerk().get("/cases/" + id + "/timeline").expect(200).get("items")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void refusesSomethingElseUnderTheSameKey(Database database) {
    var wish = Wish.at(database.server().address());
    var keyed = wish.clerk().keyed(UUID.randomUUID().toString());
    var first = keyed.post("/staff/cases", wish.opening());
    var before = drafts(wish.clerk());

    var other =
        keyed.post(
            "/staff/cases",
            Map.of("implementation", wish.implementation(), "applicant", UUID.randomUUID()));

    first.expect(201);
    assertThat(other.status()).isBetween(400, 499);
    assertThat(other.body().get("type").asText()).endsWith("idempotency-key-reused");
    assertThat(drafts(wish.clerk())).isEqualTo(before);
  }

  @Test
  void hasOneEffectThoughTheServerIsKilledBeforeItAnswersOnTheEmbeddedDatabase() {
    try (var server = ServerProcess.embedded()) {
      killedBeforeTheAnswer(server);
      killedBeforeTheAnswer(server);
    }
  }

  @Test
  void hasOneEffectThoughTheServerIsKilledBeforeItAnswersOnMariaDb() {
    try (var database = DurableMariaDb.started();
        var server = ServerProcess.on(database.url(), DurableMariaDb.USER)) {
      killedBeforeTheAnswer(server);
      killedBeforeTheAnswer(server);
    }
  }

  /**
   * Ten openings and ten submissions are on their way when the server dies: some before they began,
   * some half-way, some committed and not answered. Which is which, nobody can tell from outside.
   */
  private static void killedBeforeTheAnswer(ServerProcess server) {
    var wish = Wish.at(server.address());
    var submissions = new LinkedHashMap<String, Answer>();
    for (int i = 0; i < 10; i++) {
      submissions.put(UUID.randomUUID().toString(), wish.filledIn());
    }
    var openings = submissions.keySet().stream().map(_ -> UUID.randomUUID().toString()).toList();
    var before = drafts(wish.clerk());
    var answered = new LinkedHashMap<String, Future<Optional<Answer>>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      submissions.forEach(
          (key, saved) ->
              answered.put(key, threads.submit(() -> answer(() -> submit(wish, key, saved)))));
      openings.forEach(
          key -> answered.put(key, threads.submit(() -> answer(() -> open(wish, key)))));
      // Not by the clock: how fast it answers differs from machine to machine.
      var enough = ThreadLocalRandom.current().nextLong(1, 10);
      while (answered.values().stream().filter(Future::isDone).count() < enough) {
        Thread.onSpinWait();
      }
      server.killHard();
    }
    server.start();

    var again = new Wish(Load.clerk(server.address()), wish.applicant(), wish.implementation());
    submissions.forEach(
        (key, saved) -> isAnswered(answered.get(key), submit(again, key, saved), 200));
    openings.forEach(key -> isAnswered(answered.get(key), open(again, key), 201));
    assertThat(drafts(again.clerk())).hasSize(before.size());
    submissions.forEach(
        (_, saved) -> {
          var id = saved.body().get("id").asText();
          assertThat(again.clerk().get("/cases/" + id).expect(200).get("phase").asText())
              .isEqualTo("CASE");
        });
    System.out.printf(
        "%d of 20 writes were answered before the server was killed%n",
        answered.values().stream().filter(future -> future.resultNow().isPresent()).count());
  }

  private static void isAnswered(Future<Optional<Answer>> first, Answer now, int status) {
    now.expect(status);
    first.resultNow().ifPresent(answer -> assertSame(List.of(answer, now), status));
  }

  private static Answer open(Wish wish, String key) {
    return wish.clerk().keyed(key).post("/staff/cases", wish.opening());
  }

  private static Answer submit(Wish wish, String key, Answer saved) {
    return wish.clerk()
        .keyed(key)
        .post("/cases/" + saved.body().get("id").asText() + "/submission", Map.of(), saved.etag());
  }

  private static Optional<Answer> answer(Supplier<Answer> request) {
    try {
      return Optional.of(request.get());
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private static List<String> drafts(Api clerk) {
    return clerk.get("/cases/drafts").expect(200).get("items").findValuesAsText("id");
  }

  private static List<Answer> atOnce(Supplier<Answer> request) {
    var go = new CountDownLatch(1);
    var answers = new ArrayList<Future<Answer>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < AT_ONCE; i++) {
        answers.add(
            threads.submit(
                () -> {
                  go.await();
                  return request.get();
                }));
      }
      go.countDown();
      var all = new ArrayList<Answer>();
      for (var answer : answers) {
        all.add(answer.get());
      }
      return all;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a client sees: status, body, where it is, and its version. */
  private record Seen(int status, String body, String location, String etag) {
    static Seen of(Answer answer) {
      return new Seen(
          answer.status(),
          answer.response().body(),
          answer.response().headers().firstValue("Location").orElse(""),
          answer.etag());
    }
  }

  private static void assertSame(List<Answer> answers, int status) {
    answers.forEach(answer -> answer.expect(status));
    assertThat(answers.stream().map(Seen::of).distinct()).hasSize(1);
  }
}
