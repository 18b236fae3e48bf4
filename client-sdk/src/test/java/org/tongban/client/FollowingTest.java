package org.tongban.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tongban.client.cases.CaseStatus;
import org.tongban.client.cases.Progress;
import org.tongban.client.cases.ProgressListener;
import org.tongban.client.session.MemoryTokenStore;
import org.tongban.client.session.Tokens;

/** Following a case over lines that break. */
@Timeout(30)
class FollowingTest {
  private static final String HEARTBEAT = "retry: 3000\nevent: heartbeat\ndata: {}\n\n";

  private final MockWebServer server = new MockWebServer();
  private final MemoryTokenStore tokens = new MemoryTokenStore();
  private final BlockingQueue<Progress> steps = new LinkedBlockingQueue<>();
  private final BlockingQueue<Exception> ends = new LinkedBlockingQueue<>();
  private TongbanClient client;

  @BeforeEach
  void start() throws IOException {
    server.start();
    client = TongbanClient.builder().baseUrl(server.url("/").toString()).tokens(tokens).build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private void events(String text) {
    server.enqueue(
        new MockResponse.Builder()
            .setHeader("Content-Type", "text/event-stream")
            .body(text)
            .build());
  }

  private static String step(int version, String status) {
    return "id: %1$d\nevent: progress\ndata: {\"version\":%1$d,\ndata: \"status\":\"%2$s\"}\n\n"
        .formatted(version, status);
  }

  private void problem(int status, String slug) {
    server.enqueue(
        new MockResponse.Builder()
            .code(status)
            .setHeader("Retry-After", "0")
            .body("{\"type\":\"urn:tongban:problem:" + slug + "\"}")
            .build());
  }

  private Following follow() {
    return client
        .cases()
        .follow(
            "c1",
            1,
            Runnable::run,
            new ProgressListener() {
              @Override
              public void onProgress(Progress progress) {
                steps.add(progress);
              }

              @Override
              public void onEnd(Exception failure) {
                ends.add(failure);
              }
            });
  }

  private Progress next() throws InterruptedException {
    var step = steps.poll(10, TimeUnit.SECONDS);
    assertThat(step).isNotNull();
    return step;
  }

  @Test
  void goesOnAfterTheLastStepWhenTheLineBreaks() throws Exception {
    events(HEARTBEAT + ": a remark\n" + step(2, "RECEIVED") + "id: 3\nevent: progress\nda");
    problem(503, "unavailable");
    events(step(3, "IN_REVIEW"));
    problem(404, "not-found");

    var following = follow();

    assertThat(next().version()).isEqualTo(2);
    var second = next();
    assertThat(second.version()).isEqualTo(3);
    assertThat(second.status()).isEqualTo(CaseStatus.IN_REVIEW);
    assertThat(ends.poll(10, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.NOT_FOUND));
    assertThat(following.isOver()).isTrue();
    assertThat(server.takeRequest().getHeaders().get("Last-Event-ID")).isEqualTo("1");
    assertThat(server.takeRequest().getHeaders().get("Last-Event-ID")).isEqualTo("2");
    assertThat(server.takeRequest().getHeaders().get("Last-Event-ID")).isEqualTo("2");
    assertThat(server.takeRequest().getHeaders().get("Last-Event-ID")).isEqualTo("3");
  }

  @Test
  void renewsTheSignInAndEndsWhenThatIsOver() throws Exception {
    tokens.save(new Tokens("a1", "r1", System.currentTimeMillis() + 900_000));
    problem(401, "sign-in-needed");
    server.enqueue(
        new MockResponse.Builder()
            .body("{\"accessToken\":\"a2\",\"expiresInSeconds\":900,\"refreshToken\":\"r2\"}")
            .build());
    events(step(2, "RECEIVED"));
    problem(401, "sign-in-needed");
    problem(401, "sign-in-needed");

    follow();

    assertThat(next().version()).isEqualTo(2);
    assertThat(ends.poll(10, TimeUnit.SECONDS)).isInstanceOf(ProblemException.class);
    assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer a1");
    server.takeRequest();
    assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer a2");
    assertThat(tokens.load()).isNull();
  }

  @Test
  void tellsNothingAfterItWasStopped() throws Exception {
    server.enqueue(
        new MockResponse.Builder()
            .body(step(2, "RECEIVED") + step(3, "IN_REVIEW"))
            .throttleBody(step(2, "RECEIVED").length(), 1, TimeUnit.SECONDS)
            .build());
    var following = follow();
    assertThat(next().version()).isEqualTo(2);

    following.stop();

    assertThat(following.isOver()).isTrue();
    assertThat(steps.poll(2, TimeUnit.SECONDS)).isNull();
    assertThat(ends).isEmpty();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void stopsWithTheClient() throws Exception {
    events(HEARTBEAT);
    events(HEARTBEAT);
    var following = follow();
    server.takeRequest();

    client.close();

    assertThat(following.isOver()).isTrue();
    assertThat(ends).isEmpty();
  }
}
