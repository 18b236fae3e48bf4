package org.tongban.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tongban.client.cases.CaseStatus;
import org.tongban.client.cases.CaseView;
import org.tongban.client.cases.DraftContent;
import org.tongban.client.cases.HandedIn;
import org.tongban.client.cases.MaterialForm;
import org.tongban.client.cases.Phase;
import org.tongban.client.deliveries.DeliveryChoice;
import org.tongban.client.items.CatalogueChange;
import org.tongban.client.items.ItemFilters;
import org.tongban.client.items.Way;
import org.tongban.client.items.Zone;
import org.tongban.client.session.MemoryTokenStore;
import org.tongban.client.session.Tokens;

/** The client against a server that answers, refuses and breaks down. */
@Timeout(30)
class ClientTest {
  private static final String DRAFT =
      "{\"id\":\"c1\",\"phase\":\"DRAFT\",\"version\":3,\"itemName\":\"高龄津贴\","
          + "\"answers\":{},\"problems\":[{\"pointer\":\"/way\",\"message\":\"请选择办理方式\"}]}";
  private static final String CASE =
      "{\"id\":\"c1\",\"phase\":\"CASE\",\"version\":1,\"number\":\"44999920260001\","
          + "\"status\":\"SUBMITTED\",\"submittedAt\":\"2026-03-02T09:00:00.5+08:00\",\"new\":[1]}";
  private static final String TOKENS =
      "{\"accessToken\":\"a2\",\"expiresInSeconds\":900,\"refreshToken\":\"r2\"}";

  private final MockWebServer server = new MockWebServer();
  private final MemoryTokenStore tokens = new MemoryTokenStore();
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

  private void answer(int status, String body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  private void pleaseWait(int status, int seconds) {
    server.enqueue(
        new MockResponse.Builder()
            .code(status)
            .setHeader("Retry-After", seconds)
            .body("{\"type\":\"urn:tongban:problem:unavailable\"}")
            .build());
  }

  private RecordedRequest taken() throws InterruptedException {
    return server.takeRequest();
  }

  private CaseView draft() {
    try {
      return new CaseView(JsonObject.parse(DRAFT));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void usesALicenceThatTheCityIssuedAndTellsWhatItWasUsedFor() throws Exception {
    answer(
        200,
        "{\"id\":\"c1\",\"phase\":\"DRAFT\",\"version\":3,\"reusable\":[{\"material\":\"hardship\","
            + "\"licence\":\"l1\",\"number\":\"1.2.156\",\"title\":\"通知书\"}]}");
    answer(
        200,
        "{\"code\":\"hardship\",\"form\":\"LICENCE\",\"note\":\"\",\"licence\":{\"id\":\"l1\","
            + "\"title\":\"通知书\",\"holds\":false,\"warning\":\"已撤销\"}}");
    answer(
        200,
        "{\"items\":[{\"caseId\":\"c1\",\"itemName\":\"临时救助\",\"consent\":\"HOLDER\","
            + "\"consentName\":\"持证人本人\"}]}");

    var offer = client.cases().get("c1").execute().reusable().get(0);
    assertThat(offer.title()).isEqualTo("通知书");
    var put =
        client.cases().declare("c1", HandedIn.licence(offer.material(), offer.licence())).execute();
    assertThat(put.form()).isEqualTo(MaterialForm.LICENCE);
    assertThat(put.licence().holds()).isFalse();
    assertThat(put.licence().warning()).isEqualTo("已撤销");
    taken();
    var sent = taken();
    assertThat(sent.getUrl().encodedPath()).endsWith("/cases/c1/materials/hardship");
    assertThat(sent.getBody().utf8()).contains("\"form\":\"LICENCE\"", "\"licence\":\"l1\"");
    var use = client.licences().uses("l1", null, 10).execute().items().get(0);
    assertThat(use.caseId()).isEqualTo("c1");
    assertThat(use.consentName()).isEqualTo("持证人本人");
  }

  @Test
  void searchesWithFiltersAndSuggests() throws Exception {
    answer(
        200,
        "{\"items\":[{\"code\":\"000\",\"name\":\"高龄津贴\"}],\"total\":7,"
            + "\"didYouMean\":\"高龄津贴\",\"place\":\"440981\"}");
    answer(200, "{\"items\":[{\"text\":\"长寿钱\"},{\"text\":\"高龄津贴\",\"item\":\"000\"}]}");
    answer(
        200,
        "{\"id\":\"old-age\",\"question\":\"问\",\"answer\":\"答\","
            + "\"items\":[{\"code\":\"000\",\"name\":\"高龄津贴\"}]}");

    var found =
        client
            .items()
            .search("高林津贴", ItemFilters.none().region("440981").zone(Zone.VILLAGE), null, 5)
            .execute();
    assertThat(found.total()).isEqualTo(7);
    assertThat(found.didYouMean()).isEqualTo("高龄津贴");
    assertThat(found.place()).isEqualTo("440981");
    assertThat(found.next()).isNull();
    assertThat(server.takeRequest().getUrl().query())
        .contains("region=440981", "zone=VILLAGE", "limit=5");
    var suggestions = client.items().suggest("ch", 8).execute().items();
    assertThat(suggestions.get(0).item()).isNull();
    assertThat(suggestions.get(1).item()).isEqualTo("000");
    var question = client.items().question("old-age").execute();
    assertThat(question.answer()).isEqualTo("答");
    assertThat(question.items().get(0).name()).isEqualTo("高龄津贴");
  }

  @Test
  void readsTheZonesAndWhatChangedInTheCatalogue() throws Exception {
    answer(
        200,
        "{\"crossProvinceItems\":{\"inData\":153,\"published\":153,\"source\":\"x\"},"
            + "\"villages\":{\"inData\":1902,\"published\":1905},\"helpStations\":8}");
    answer(200, "{\"items\":[{\"code\":\"000\",\"name\":\"换证\"}],\"next\":\"n\"}");
    answer(
        200,
        "{\"code\":\"440983118205\",\"name\":\"某村\","
            + "\"items\":[{\"name\":\"津贴\",\"code\":\"000\"},{\"name\":\"别的\"}]}");
    answer(
        200,
        "{\"items\":[{\"sequence\":8,\"kind\":\"PUBLISHED\",\"item\":\"000\","
            + "\"implementation\":\"111\",\"version\":2,\"effectiveOn\":\"2026-12-01\"},"
            + "{\"sequence\":9,\"kind\":\"MERGED\",\"item\":\"001\"}]}");

    var totals = client.zones().totals().execute();
    assertThat(totals.crossProvinceItems().inData()).isEqualTo(153);
    assertThat(totals.villages().published()).isEqualTo(1905);
    assertThat(totals.villageItems()).isNull();
    assertThat(totals.helpStations()).isEqualTo(8);
    assertThat(client.zones().crossProvince("JOINT", null, null, 20).execute().next())
        .isEqualTo("n");
    var village = client.zones().village("440983118205").execute();
    assertThat(village.items().get(0).code()).isEqualTo("000");
    assertThat(village.items().get(1).code()).isNull();
    var changes = client.items().changes(7, 50).execute();
    assertThat(changes.next()).isNull();
    assertThat(changes.items().get(0).kind()).isEqualTo(CatalogueChange.Kind.PUBLISHED);
    assertThat(changes.items().get(0).effectiveOn()).isEqualTo("2026-12-01");
    assertThat(changes.items().get(1).kind()).isEqualTo(CatalogueChange.Kind.UNKNOWN);

    assertThat(taken().getTarget()).endsWith("/zones");
    assertThat(taken().getTarget()).contains("/zones/cross-province?", "mode=JOINT", "limit=20");
    assertThat(taken().getTarget()).endsWith("/zones/village/440983118205");
    assertThat(taken().getTarget()).contains("/catalogue/changes?", "after=7", "limit=50");
  }

  @Test
  void leadsFromSearchToWithdrawal() throws Exception {
    answer(200, "{\"items\":[{\"code\":\"000\",\"name\":\"高龄津贴\"}],\"next\":\"n\"}");
    answer(202, "{\"resendAfterSeconds\":60}");
    answer(201, TOKENS);
    answer(201, DRAFT);
    answer(200, DRAFT);
    answer(200, "{\"code\":\"id\",\"form\":\"UPLOAD\",\"fileId\":\"f1\"}");
    answer(200, CASE);
    answer(200, "{\"items\":[{\"at\":\"2026-03-02T09:00:00Z\",\"title\":\"提交申请\"}]}");
    answer(200, CASE.replace("SUBMITTED", "WITHDRAWN"));

    var page = client.items().search("老人 补贴", null, 20).execute();
    assertThat(page.items().get(0).name()).isEqualTo("高龄津贴");
    assertThat(page.next()).isEqualTo("n");
    assertThat(client.session().requestCode("15400000001").execute()).isEqualTo(60);
    client.session().signIn("15400000001", "123456").execute();
    assertThat(client.session().isSignedIn()).isTrue();
    var draft = client.cases().open("impl").execute();
    assertThat(draft.phase()).isEqualTo(Phase.DRAFT);
    var content =
        new DraftContent()
            .answer("name", "测一")
            .way(Way.online("449999000000"))
            .delivery(DeliveryChoice.electronic());
    draft = client.cases().save(draft, content).execute();
    var sent = new ConcurrentLinkedQueue<Long>();
    var file =
        UploadContent.ofBytes("证件.png", "image/png", new byte[20_000])
            .tellingProgressTo((done, total) -> sent.add(done));
    assertThat(client.cases().attach("c1", "id", file).execute().fileId()).isEqualTo("f1");
    assertThat(sent).containsExactly(8192L, 16384L, 20000L);
    var submitted = client.cases().submit(draft).execute();
    assertThat(submitted.status()).isEqualTo(CaseStatus.SUBMITTED);
    assertThat(submitted.submittedAt()).isEqualTo(1772413200500L);
    assertThat(client.cases().timeline("c1").execute().items().get(0).title()).isEqualTo("提交申请");
    var withdrawn = client.cases().withdraw(submitted, "不再需要").execute();
    assertThat(withdrawn.status()).isEqualTo(CaseStatus.WITHDRAWN);

    assertThat(taken().getUrl().queryParameter("q")).isEqualTo("老人 补贴");
    assertThat(taken().getHeaders().get("Idempotency-Key")).isNull();
    taken();
    var opening = taken();
    assertThat(opening.getHeaders().get("Authorization")).isEqualTo("Bearer a2");
    assertThat(opening.getHeaders().get("Idempotency-Key")).isNotNull();
    var saving = taken();
    assertThat(saving.getHeaders().get("If-Match")).isEqualTo("\"3\"");
    assertThat(saving.getBody().utf8())
        .isEqualTo(
            "{\"answers\":{\"name\":\"测一\"},\"way\":{\"mode\":\"FULLY_ONLINE\",\"channel\":\"APP\","
                + "\"from\":\"449999000000\",\"actingAs\":\"SELF\"},"
                + "\"delivery\":{\"way\":\"ELECTRONIC\"}}");
    assertThat(taken().getUrl().encodedPath()).isEqualTo("/api/v1/cases/c1/materials/id");
    assertThat(taken().getUrl().encodedPath()).isEqualTo("/api/v1/cases/c1/submission");
    taken();
    assertThat(taken().getHeaders().get("If-Match")).isEqualTo("\"1\"");
  }

  @Test
  void repeatsAWriteUnderTheSameKeyUntilTheServerIsBack() throws Exception {
    pleaseWait(503, 0);
    pleaseWait(503, 0);
    answer(201, DRAFT);
    client.cases().open("impl").execute();
    var key = taken().getHeaders().get("Idempotency-Key");
    assertThat(taken().getHeaders().get("Idempotency-Key")).isEqualTo(key);
    assertThat(taken().getHeaders().get("Idempotency-Key")).isEqualTo(key);
  }

  @Test
  void givesUpAfterThreeAttempts() {
    pleaseWait(503, 0);
    pleaseWait(503, 0);
    pleaseWait(503, 0);
    assertThatThrownBy(client.cases().open("impl")::execute)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.UNAVAILABLE));
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void waitsAsLongAsTheServerAsks() throws Exception {
    pleaseWait(429, 1);
    answer(200, "{\"items\":[]}");
    var start = System.nanoTime();
    client.items().search("x", null, 1).execute();
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(1));
  }

  @Test
  void tellsAPauseThatIsLongerThanTheTimeLimit() {
    pleaseWait(429, 3600);
    var problem =
        catchThrowableOfType(
            ProblemException.class, () -> client.items().search("x", null, 1).execute());
    assertThat(problem.retryAfterMillis()).isEqualTo(3_600_000);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void repeatsWhenTheLineBreaksAfterTheRequest() throws Exception {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    answer(200, CASE);
    client.cases().submit(draft()).execute();
    assertThat(taken().getHeaders().get("Idempotency-Key"))
        .isEqualTo(taken().getHeaders().get("Idempotency-Key"));
  }

  @Test
  void asksForACodeOnceOnly() {
    pleaseWait(503, 0);
    assertThatThrownBy(client.session().requestCode("15400000001")::execute)
        .isInstanceOf(ProblemException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void keepsTheKeyInACopyAndRunsOnce() throws Exception {
    answer(201, DRAFT);
    answer(201, DRAFT);
    var call = client.cases().open("impl");
    call.execute();
    assertThatThrownBy(call::execute).isInstanceOf(IllegalStateException.class);
    call.copy().withTimeout(5_000).execute();
    assertThat(taken().getHeaders().get("Idempotency-Key"))
        .isEqualTo(taken().getHeaders().get("Idempotency-Key"));
  }

  @Test
  void tellsProblemsByTypeWithTheirFields() {
    answer(
        422,
        "{\"type\":\"urn:tongban:problem:incomplete-application\",\"title\":\"t\",\"detail\":\"d\","
            + "\"errors\":[{\"pointer\":\"/answers/name\",\"message\":\"请填写\"}]}");
    var problem =
        catchThrowableOfType(
            ProblemException.class, () -> client.cases().submit(draft()).execute());
    assertThat(problem.type()).isEqualTo(ProblemType.INCOMPLETE_APPLICATION);
    assertThat(problem.errors().get(0).pointer()).isEqualTo("/answers/name");
    answer(412, "{\"type\":\"urn:tongban:problem:stale-version\"}");
    problem =
        catchThrowableOfType(
            ProblemException.class, () -> client.cases().submit(draft()).execute());
    assertThat(problem.type()).isEqualTo(ProblemType.STALE_VERSION);
    answer(418, "{\"type\":\"urn:tongban:problem:tea\"}");
    problem =
        catchThrowableOfType(
            ProblemException.class, () -> client.cases().submit(draft()).execute());
    assertThat(problem.type()).isEqualTo(ProblemType.UNKNOWN);
    assertThat(problem.slug()).isEqualTo("tea");
    answer(502, "<html>" + "x".repeat(1_000_000));
    problem =
        catchThrowableOfType(
            ProblemException.class, () -> client.cases().submit(draft()).execute());
    assertThat(problem.status()).isEqualTo(502);
  }

  @Test
  void takesUnknownWordsAndMissingExtrasButNoBrokenAnswer() throws Exception {
    answer(200, CASE.replace("SUBMITTED", "ON_THE_MOON"));
    assertThat(client.cases().get("c1").execute().status()).isEqualTo(CaseStatus.UNKNOWN);
    for (String broken :
        new String[] {"", "{", "7", "{} {}", "{\"id\":\"c1\"}", "[".repeat(400), "{\"id\":1}"}) {
      answer(200, broken);
      assertThatThrownBy(client.cases().get("c1")::execute)
          .as(broken)
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(ProblemException.class);
    }
    answer(200, "{\"id\":\"" + "x".repeat(9 * 1024 * 1024) + "\"}");
    assertThatThrownBy(client.cases().get("c1")::execute).hasMessageContaining("longer");
  }

  @Test
  void endsASlowAnswerAtTheTimeLimit() {
    server.enqueue(
        new MockResponse.Builder().body(CASE).throttleBody(1, 1, TimeUnit.SECONDS).build());
    var start = System.nanoTime();
    assertThatThrownBy(client.cases().get("c1").withTimeout(500)::execute)
        .isInstanceOf(IOException.class);
    assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(5));
  }

  @Test
  void endsWhenCancelledDuringAPause() throws Exception {
    pleaseWait(503, 20);
    var call = client.cases().get("c1");
    var failure = new AtomicReference<Exception>();
    var ended = new CountDownLatch(1);
    call.enqueue(
        Runnable::run,
        new Callback<CaseView>() {
          @Override
          public void onResult(CaseView result) {
            ended.countDown();
          }

          @Override
          public void onFailure(Exception e) {
            failure.set(e);
            ended.countDown();
          }
        });
    taken();
    Thread.sleep(200);
    call.cancel();
    assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(failure.get()).isInstanceOf(IOException.class);
    assertThat(call.isCancelled()).isTrue();
  }

  @Test
  void renewsOnceForAllCallsThatNeedIt() throws Exception {
    var renewals = new ConcurrentLinkedQueue<String>();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            if (request.getUrl().encodedPath().endsWith("/refresh")) {
              renewals.add(request.getBody().utf8());
              return new MockResponse.Builder().body(TOKENS).build();
            }
            var fresh = "Bearer a2".equals(request.getHeaders().get("Authorization"));
            return new MockResponse.Builder()
                .code(fresh ? 200 : 401)
                .body(fresh ? CASE : "")
                .build();
          }
        });
    tokens.save(new Tokens("a1", "r1", System.currentTimeMillis() + 900_000));
    try (var pool = Executors.newFixedThreadPool(8)) {
      var calls = new ArrayList<java.util.concurrent.Future<CaseView>>();
      for (int i = 0; i < 16; i++) {
        calls.add(pool.submit(() -> client.cases().get("c1").execute()));
      }
      for (var call : calls) {
        assertThat(call.get().id()).isEqualTo("c1");
      }
    }
    assertThat(renewals).containsExactly("{\"refreshToken\":\"r1\"}");
    assertThat(tokens.load().refresh()).isEqualTo("r2");
  }

  @Test
  void forgetsTokensTheServerRefusesToRenewButKeepsThemWhenItIsAway() {
    tokens.save(new Tokens("a1", "r1", 0));
    pleaseWait(500, 0);
    assertThatThrownBy(client.session().me()::execute).isInstanceOf(ProblemException.class);
    assertThat(client.session().isSignedIn()).isTrue();
    answer(401, "{\"type\":\"urn:tongban:problem:sign-in-needed\"}");
    assertThatThrownBy(client.session().me()::execute)
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.type()).isEqualTo(ProblemType.SIGN_IN_NEEDED));
    assertThat(client.session().isSignedIn()).isFalse();
  }

  @Test
  void tellsWhenTheFileCannotBeReadAndSendsNothingTwice() {
    var gone =
        UploadContent.ofStream(
            "a.png",
            "image/png",
            -1,
            () -> {
              throw new IOException("gone");
            });
    assertThatThrownBy(client.cases().attach("c1", "id", gone)::execute).hasMessage("gone");
  }

  @Test
  void downloadsAFile() throws Exception {
    server.enqueue(
        new MockResponse.Builder().setHeader("Content-Type", "text/html").body("证").build());
    var file = client.cases().paper("c1", "2026/1").execute();
    assertThat(new String(file.bytes(), StandardCharsets.UTF_8)).isEqualTo("证");
    assertThat(taken().getUrl().encodedPath()).isEqualTo("/api/v1/cases/c1/documents/2026%2F1");
  }
}
