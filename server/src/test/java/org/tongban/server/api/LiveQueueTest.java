package org.tongban.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.runtime.server.EmbeddedServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tongban.client.ProblemException;
import org.tongban.client.TongbanClient;
import org.tongban.client.queue.HallQueue;
import org.tongban.client.queue.HallQueueListener;
import org.tongban.client.queue.Ticket;
import org.tongban.client.queue.TicketListener;
import org.tongban.client.queue.TicketWish;
import org.tongban.client.session.MemoryTokenStore;
import org.tongban.client.session.Tokens;
import org.tongban.server.scenario.Api;
import org.tongban.server.scenario.Journey;
import org.tongban.server.scenario.RunningServer;

/** Boards and ticket holders hear of every call at once, whichever instance it went through. */
@Timeout(120)
class LiveQueueTest {
  private static final RunningServer SERVER = RunningServer.embedded();
  private static final String HALL = "HALL-440981";
  private static final String GROUP = HALL + ".ZH";
  private static final String WINDOW = "/staff/queues/" + HALL + "/windows/A01";

  private static Api clerk;
  private static Api resident;

  private final BlockingQueue<HallQueue> boards = new LinkedBlockingQueue<>();
  private final BlockingQueue<Ticket> tickets = new LinkedBlockingQueue<>();

  @BeforeAll
  static void signIn() {
    var journey = new Journey(SERVER);
    resident = journey.residentApi("15400000004");
    clerk = journey.staff("window-440981");
    // Residents take tickets while the hall is open.
    var now = LocalTime.ofInstant(SERVER.clock().instant(), ZoneId.of("Asia/Shanghai"));
    var ten = now.isAfter(LocalTime.of(10, 0)) ? now : LocalTime.of(10, 0);
    SERVER.clock().advance(Duration.between(now, ten));
  }

  private static TongbanClient client(URI address) {
    var tokens = new MemoryTokenStore();
    tokens.save(new Tokens(resident.token(), "none", System.currentTimeMillis() + 900_000));
    return TongbanClient.builder().baseUrl(address.toString()).tokens(tokens).build();
  }

  private HallQueueListener board() {
    return new HallQueueListener() {
      @Override
      public void onQueue(HallQueue now) {
        boards.add(now);
      }

      @Override
      public void onEnd(Exception failure) {
        throw new AssertionError(failure);
      }
    };
  }

  private TicketListener holder() {
    return new TicketListener() {
      @Override
      public void onTicket(Ticket now) {
        tickets.add(now);
      }

      @Override
      public void onEnd(Exception failure) {
        throw new AssertionError(failure);
      }
    };
  }

  private static <T> T until(BlockingQueue<T> told, Predicate<T> wanted)
      throws InterruptedException {
    for (int i = 0; i < 50; i++) {
      var one = told.poll(10, TimeUnit.SECONDS);
      assertThat(one).as("Something was told").isNotNull();
      if (wanted.test(one)) {
        return one;
      }
    }
    throw new AssertionError("It was never told");
  }

  private static String taken() {
    return clerk
        .post("/tickets", Map.of("servicePoint", HALL, "group", GROUP))
        .expect(201)
        .get("number")
        .asText();
  }

  /** Nobody waits, and the window is open. */
  private static void emptied() {
    clerk.post(WINDOW + "/opening", Map.of()).expect(200);
    clerk.post(WINDOW + "/finish", Map.of());
    while (clerk.post(WINDOW + "/call", Map.of()).status() == 200) {
      clerk.post(WINDOW + "/finish", Map.of()).expect(200);
    }
  }

  @Test
  void showsOnOneInstanceWhatAnotherCalled() throws Exception {
    emptied();
    var number = taken();
    try (var other = SERVER.another();
        var elsewhere = client(other.getBean(EmbeddedServer.class).getURI())) {
      var shown = elsewhere.tickets().queue(HALL).execute();
      assertThat(shown.calls()).isEmpty();
      elsewhere.tickets().followQueue(HALL, shown.version(), Runnable::run, board());

      clerk.post(WINDOW + "/call", Map.of()).expect(200);

      var told = until(boards, now -> !now.calls().isEmpty());
      assertThat(told.version()).isGreaterThan(shown.version());
      assertThat(told.calls().getFirst().number()).isEqualTo(number);
      assertThat(told.calls().getFirst().window()).isEqualTo("A01");
      assertThat(told.calls().getFirst().serving()).isFalse();
      clerk.post(WINDOW + "/start", Map.of()).expect(200);
      until(boards, now -> now.calls().getFirst().serving());
    }
  }

  @Test
  void tellsTheHolderHowManyAreAheadUntilTheyAreServed() throws Exception {
    emptied();
    taken();
    taken();
    try (var client = client(SERVER.address())) {
      for (var open : client.tickets().mine().execute().items()) {
        if (open.state() == Ticket.State.WAITING) {
          client.tickets().cancel(open.id()).execute();
        }
      }
      var own = client.tickets().take(TicketWish.of(HALL, GROUP)).execute();
      assertThat(own.ahead()).isEqualTo(2);
      assertThat(own.waitMinutes()).isPositive();
      assertThat(client.tickets().mine().execute().items().getFirst().id()).isEqualTo(own.id());
      assertThatThrownBy(() -> client.tickets().take(TicketWish.of(HALL, GROUP)).execute())
          .isInstanceOf(ProblemException.class);
      var following = client.tickets().follow(own.id(), own.version(), Runnable::run, holder());

      clerk.post(WINDOW + "/call", Map.of()).expect(200);
      assertThat(until(tickets, now -> now.ahead() == 1).state()).isEqualTo(Ticket.State.WAITING);
      clerk.post(WINDOW + "/finish", Map.of()).expect(200);
      clerk.post(WINDOW + "/call", Map.of()).expect(200);
      until(tickets, now -> now.ahead() == 0);
      clerk.post(WINDOW + "/finish", Map.of()).expect(200);
      clerk.post(WINDOW + "/call", Map.of()).expect(200);
      var called = until(tickets, now -> now.state() == Ticket.State.CALLED);
      assertThat(called.windowName()).isEqualTo("综合窗口一");
      clerk.post(WINDOW + "/finish", Map.of()).expect(200);
      until(tickets, now -> now.state() == Ticket.State.FINISHED);
      following.stop();
    }
  }

  private static HttpResponse<InputStream> events(HttpClient http, String last)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(
                SERVER.address().resolve("/api/v1/service-points/" + HALL + "/queue/events"))
            .header("Last-Event-ID", last)
            .build(),
        HttpResponse.BodyHandlers.ofInputStream());
  }

  @Test
  void tellsAfterABreakWhatIsNowAndNothingTwice() throws Exception {
    emptied();
    taken();
    long known =
        Api.anonymous(SERVER.address())
            .get("/service-points/" + HALL + "/queue")
            .expect(200)
            .get("version")
            .asLong();
    try (var http = HttpClient.newHttpClient()) {
      try (var same = events(http, Long.toString(known)).body();
          var older = events(http, Long.toString(known - 1)).body()) {
        assertThat(first(older)).isEqualTo("id: " + known);
        var number = taken();
        assertThat(number).isNotBlank();
        assertThat(first(same)).isEqualTo("id: " + (known + 1));
      }
      assertThat(events(http, "x").statusCode()).isEqualTo(400);
      http.shutdownNow();
    }
  }

  /** The identity of the first event that tells something. */
  private static String first(InputStream stream) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("id:")) {
        return line;
      }
    }
    throw new AssertionError("The stream ended");
  }
}
