package org.tongban.server.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.server.safety.Load.Wish;
import org.tongban.server.scenario.Api;
import org.tongban.server.scenario.Api.Answer;

/**
 * I12: while the database is away, people are told so soon and honestly; when it is back, so is the
 * server, by itself.
 */
@Tag("I12")
final class DatabaseAwayTest {
  /** A person waits no longer than this to be told. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Journal journal = new Journal();

  @Test
  void answersHonestlyWhileTheDatabaseIsStoppedAndRecoversByItself() throws Exception {
    try (var database = DurableMariaDb.started();
        var server = ServerProcess.on(database.url(), DurableMariaDb.USER)) {
      awayAndBack(server, database, database::stop);
      awayAndBack(server, database, database::killHard);
    }
  }

  private void awayAndBack(ServerProcess server, DurableMariaDb database, Runnable away)
      throws Exception {
    var process = server.pid();
    var wish = Wish.at(server.address());
    try (var load = Load.on(server.address(), journal)) {
      load.untilFiled(3);
      assertThat(load.refusals()).isEmpty();
      away.run();
      saysSo(server, wish);
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(load.refusals()).hasSizeGreaterThan(4));

      database.start();

      await().atMost(Duration.ofSeconds(20)).until(() -> server.health() == 200);
      load.untilFiled(3);
      assertThat(load.refusals()).allSatisfy(DatabaseAwayTest::isUnavailable);
    }
    assertThat(server.pid()).isEqualTo(process);
    journal.isStoredAt(server.address());
  }

  private static void saysSo(ServerProcess server, Wish wish) throws Exception {
    var anybody = Api.anonymous(server.address());
    var requests =
        List.<Supplier<Answer>>of(
            () -> wish.clerk().post("/staff/cases", wish.opening()),
            () -> wish.clerk().get("/staff/work"),
            () -> wish.clerk().get("/cases/drafts"),
            () -> anybody.post("/sign-in-codes", Map.of("phone", "15400000006")),
            () ->
                anybody.post(
                    "/sessions", Map.of("login", "window-440902", "password", "tongban-sample")));
    // All of them ask at the same time: each waits as long as one alone.
    var answers = new ArrayList<Future<?>>();
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var request : requests) {
        answers.add(people.submit(() -> isSoonUnavailable(request)));
      }
      answers.add(people.submit(() -> assertThat(server.health()).isEqualTo(503)));
    }
    for (var answer : answers) {
      answer.get();
    }
  }

  private static void isSoonUnavailable(Supplier<Answer> request) {
    var asked = System.nanoTime();
    isUnavailable(request.get());
    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(PATIENCE);
  }

  private static void isUnavailable(Answer answer) {
    answer.expect(503);
    var headers = answer.response().headers();
    assertThat(headers.firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(headers.firstValueAsLong("Retry-After").orElse(0)).isPositive();
    assertThat(answer.body().get("status").asInt()).isEqualTo(503);
  }
}
