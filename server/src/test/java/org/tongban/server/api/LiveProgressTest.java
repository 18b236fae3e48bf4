package org.tongban.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tongban.client.ProblemException;
import org.tongban.client.TongbanClient;
import org.tongban.client.UploadContent;
import org.tongban.client.cases.CaseStatus;
import org.tongban.client.cases.CaseView;
import org.tongban.client.cases.DraftContent;
import org.tongban.client.cases.Progress;
import org.tongban.client.cases.ProgressListener;
import org.tongban.client.deliveries.DeliveryChoice;
import org.tongban.client.items.Channel;
import org.tongban.client.items.HandlingMode;
import org.tongban.client.items.Way;
import org.tongban.client.session.MemoryTokenStore;
import org.tongban.client.session.Tokens;
import org.tongban.server.scenario.Api;
import org.tongban.server.scenario.Journey;
import org.tongban.server.scenario.Papers;
import org.tongban.server.scenario.RunningServer;

/** Whoever follows their case hears of every step at once, and nobody else hears anything. */
@Timeout(120)
class LiveProgressTest {
  private static final RunningServer SERVER = RunningServer.embedded();
  private static final String PHONE = "15400000005";

  private static Api applicant;

  private final Journey journey = new Journey(SERVER);
  private final HttpClient http = HttpClient.newHttpClient();
  private final BlockingQueue<Progress> steps = new LinkedBlockingQueue<>();
  private final BlockingQueue<Exception> ends = new LinkedBlockingQueue<>();
  private final MemoryTokenStore tokens = new MemoryTokenStore();
  private final List<InputStream> open = new ArrayList<>();
  private TongbanClient client;

  @BeforeAll
  static void signIn() {
    applicant = new Journey(SERVER).residentApi(PHONE);
  }

  @BeforeEach
  void connect() {
    tokens.save(new Tokens(applicant.token(), "none", System.currentTimeMillis() + 900_000));
    client = client(SERVER.address());
  }

  private TongbanClient client(URI address) {
    return TongbanClient.builder().baseUrl(address.toString()).tokens(tokens).build();
  }

  @AfterEach
  void disconnect() throws IOException {
    client.close();
    for (var stream : open) {
      stream.close();
    }
    http.shutdownNow();
  }

  private CaseView filed() throws IOException {
    var draft = client.cases().open(journey.implementation("生育登记", "440902")).execute();
    client
        .cases()
        .attach(draft.id(), "id-card", UploadContent.ofBytes("证.png", "image/png", Papers.png()))
        .execute();
    var content =
        new DraftContent()
            .answers(Map.of("expected", "2027-01-20", "order", "一", "phone", PHONE))
            .way(Way.of(HandlingMode.FULLY_ONLINE, Channel.WEB, "440902001001"))
            .delivery(DeliveryChoice.electronic());
    return client
        .cases()
        .submit(client.cases().save(client.cases().get(draft.id()).execute(), content).execute())
        .execute();
  }

  private JsonNode goOn(CaseView submitted, String step) {
    return journey.step(
        journey.staff("wjj-440902-reviewer"), journey.view(submitted.id(), "WJJ-440902"), step);
  }

  private ProgressListener listener() {
    return new ProgressListener() {
      @Override
      public void onProgress(Progress progress) {
        steps.add(progress);
      }

      @Override
      public void onEnd(Exception failure) {
        ends.add(failure);
      }
    };
  }

  private Progress next() throws InterruptedException {
    var step = steps.poll(20, TimeUnit.SECONDS);
    assertThat(step).as("A step was told").isNotNull();
    return step;
  }

  @Test
  void tellsEveryStepAsItHappens() throws Exception {
    var submitted = filed();
    var following =
        client.cases().follow(submitted.id(), submitted.version(), Runnable::run, listener());

    goOn(submitted, "receipt");
    var receipt = next();
    assertThat(receipt.version()).isEqualTo(submitted.version() + 1);
    assertThat(receipt.status()).isEqualTo(CaseStatus.RECEIVED);
    assertThat(receipt.title()).isEqualTo("收件");
    assertThat(receipt.words()).isNotBlank();

    var done = journey.until("COMPLETED", journey.view(submitted.id(), "WJJ-440902"));
    var last = receipt;
    while (last.version() < done.get("version").asLong()) {
      var step = next();
      assertThat(step.version()).isEqualTo(last.version() + 1);
      last = step;
    }
    assertThat(last.status()).isEqualTo(CaseStatus.COMPLETED);
    following.stop();
    assertThat(ends).isEmpty();
  }

  @Test
  void tellsFirstWhatHappenedMeanwhile() throws Exception {
    var submitted = filed();
    goOn(submitted, "receipt");
    goOn(submitted, "acceptance");

    client.cases().follow(submitted.id(), 1, Runnable::run, listener());

    assertThat(next().version()).isEqualTo(2);
    assertThat(next().version()).isEqualTo(3);
  }

  @Test
  void tellsWhatHappensThroughAnotherInstance() throws Exception {
    var submitted = filed();
    try (var other = SERVER.another();
        var elsewhere = client(other.getBean(EmbeddedServer.class).getURI())) {
      elsewhere.cases().follow(submitted.id(), 1, Runnable::run, listener());

      goOn(submitted, "receipt");

      assertThat(next().version()).isEqualTo(2);
    }
  }

  @Test
  void looksAbsentToWhomItDoesNotConcern() throws Exception {
    var submitted = filed();
    var stranger = journey.residentApi("15400000004");

    var denied = events(stranger.token(), submitted.id(), "0");
    var absent = events(stranger.token(), UUID.randomUUID().toString(), "0");

    assertThat(denied.statusCode()).isEqualTo(404);
    assertThat(denied.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(absent.statusCode()).isEqualTo(404);
    assertThat(absent.body().readAllBytes().length).isEqualTo(denied.body().readAllBytes().length);
    var clerk = journey.staff("wjj-440902-reviewer").token();
    assertThat(events(clerk, submitted.id(), "0").statusCode()).isEqualTo(403);
    assertThat(events("", submitted.id(), "0").statusCode()).isEqualTo(401);
    client.cases().follow(UUID.randomUUID().toString(), 0, Runnable::run, listener());
    assertThat(ends.poll(10, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.status()).isEqualTo(404));
  }

  @Test
  void refusesANumberThatIsNone() throws Exception {
    var submitted = filed();
    var answer = events(applicant.token(), submitted.id(), "x");
    assertThat(answer.statusCode()).isEqualTo(400);
  }

  private HttpResponse<InputStream> events(String token, String id, String last)
      throws IOException, InterruptedException {
    var answer =
        http.send(
            HttpRequest.newBuilder(SERVER.address().resolve("/api/v1/cases/" + id + "/events"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", last)
                .build(),
            HttpResponse.BodyHandlers.ofInputStream());
    open.add(answer.body());
    return answer;
  }

  @Test
  void speaksTheFormatOfBrowsersAndEndsWithTheSession() throws Exception {
    var submitted = filed();
    SERVER.clock().advance(Duration.ofMinutes(6));
    var session = Api.anonymous(SERVER.address()).resident(PHONE);
    var answer = events(session.token(), submitted.id(), "0");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");

    // It goes on for a few signs of life, and then the session is ended.
    Thread.sleep(5_000);
    session.delete("/sessions/current").expect(204);
    var start = System.nanoTime();
    var text = new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    assertThat(text)
        .contains("event: heartbeat", "retry: 3000", "id: 1\n", "event: progress", "提交申请");
    assertThat(text.split("event: heartbeat", -1)).hasSizeGreaterThan(3);
    assertThat(text.split("event: progress", -1)).hasSize(2);
  }

  @Test
  void boundsTheConnectionsOfOneCaller() throws Exception {
    var submitted = filed();
    for (int i = 0; i < 6; i++) {
      assertThat(events(applicant.token(), submitted.id(), "1").statusCode()).isEqualTo(200);
    }

    var refused = events(applicant.token(), submitted.id(), "1");

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    open.removeFirst().close();
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> events(applicant.token(), submitted.id(), "1").statusCode() == 200);
  }
}
