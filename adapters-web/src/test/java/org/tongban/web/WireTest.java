package org.tongban.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.application.identity.Caller;
import org.tongban.application.identity.Holder;
import org.tongban.application.identity.Session;
import org.tongban.application.identity.SessionId;
import org.tongban.application.person.AccountId;
import org.tongban.domain.person.SubjectId;
import org.tongban.web.security.AccessTokens;

/** What goes over the wire, whatever the route. */
@MicronautTest
@Property(name = "tongban.test.probe", value = "true")
class WireTest {
  @Inject EmbeddedServer server;
  @Inject AccessTokens tokens;
  @Inject TestPlatform.LiveSessions sessions;
  @Inject Probe probe;

  private final HttpClient client = HttpClient.newHttpClient();

  private java.net.http.HttpRequest.Builder to(String path) {
    return java.net.http.HttpRequest.newBuilder(server.getURI().resolve(path));
  }

  private HttpResponse<String> send(java.net.http.HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String type, String body)
      throws IOException, InterruptedException {
    return send(to(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
  }

  private String token() {
    var id = new SessionId(UUID.randomUUID());
    sessions.callers.put(id, new Caller.Resident(new SubjectId(UUID.randomUUID()), 1));
    var until = Instant.now().plusSeconds(600);
    var holder = new Holder.Resident(new AccountId(UUID.randomUUID()));
    return tokens.issue(new Session(id, holder, "refresh", until, until)).accessToken();
  }

  @Nested
  class Problems {
    @ParameterizedTest
    @CsvSource({
      "stale, 409, conflict",
      "unavailable, 503, unavailable",
      "cursor, 400, bad-cursor",
      "other, 500, internal"
    })
    void tellNothingOfWhatHappenedInside(String kind, int status, String slug) throws Exception {
      var answer = send(to("/api/v1/probe/failure?kind=" + kind));
      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      assertThat(answer.body())
          .contains(
              "\"type\":\"urn:tongban:problem:" + slug,
              "\"instance\":\"/api/v1/probe/failure\"",
              "\"correlationId\":\"" + answer.headers().firstValue("X-Correlation-Id").get())
          .doesNotContain(Probe.SECRET, "Exception", "org.tongban");
      assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "application/json | {\"name\":\"a\",\"count\":1}                | 201",
          "application/json | {\"name\":\"a\",\"count\":1,\"count\":2}    | 400",
          "application/json | {\"name\":\"a\",\"count\":\"x\"}            | 400",
          "application/json | {\"name\":{},\"count\":1}                   | 400",
          "application/json | {\"name\":\"a\",\"count\":99999999999999999} | 400",
          "application/json | {\"name\":\"a\"                             | 400",
          "application/json | [1]                                         | 400",
          "application/json | null                                        | 400",
          "text/plain       | {\"name\":\"a\",\"count\":1}                | 415",
          "application/x-www-form-urlencoded | name=a                     | 415",
          "application/xml  | <a/>                                        | 415",
          "rubbish          | x                                           | 415",
        })
    void answerEveryKindOfBody(String type, String body, int status) throws Exception {
      var answer = post("/api/v1/probe/things", type, body);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
      if (status >= 400) {
        assertThat(answer.headers().firstValue("Content-Type"))
            .hasValue("application/problem+json");
        assertThat(answer.body()).doesNotContain("tongban.web", "Exception", "micronaut");
      }
    }

    @Test
    void refuseBodiesWithoutAType() throws Exception {
      var answer = send(to("/api/v1/probe/things").POST(BodyPublishers.ofString("{}")));
      assertThat(answer.statusCode()).isEqualTo(415);
    }

    @Test
    void refuseLargeBodies() throws Exception {
      var answer =
          post(
              "/api/v1/probe/things",
              "application/json",
              "{\"name\":\"" + "a".repeat(2_000_000) + "\",\"count\":1}");
      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(answer.body()).contains("urn:tongban:problem:too-large");
    }

    @ParameterizedTest
    @CsvSource({
      "/api/v1/nothing, GET, 404, not-found",
      "/nothing, GET, 404, not-found",
      "/api/v1/probe/things, DELETE, 405, method-not-allowed",
      "/api/v1/probe/number/x, GET, 400, invalid-input",
      "/api/v1/probe/number/99999999999, GET, 400, invalid-input",
      "/api/v1/probe/failure, GET, 400, invalid-input",
      "/api/v1/probe/me, GET, 401, sign-in-needed",
    })
    void answerEveryWrongAddress(String path, String method, int status, String slug)
        throws Exception {
      var answer = send(to(path).method(method, BodyPublishers.noBody()));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
      assertThat(answer.body()).contains("\"type\":\"urn:tongban:problem:" + slug + "\"");
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void refuseFormatsNobodyMakes() throws Exception {
      var answer = send(to("/api/v1/probe/number/1").header("Accept", "image/png"));
      assertThat(answer.statusCode()).isEqualTo(406);
      assertThat(answer.body()).contains("urn:tongban:problem:not-acceptable");
    }
  }

  @Nested
  class Addresses {
    /** As shells send it; no library of ours does. */
    @Test
    void mayHaveChineseInThem() throws Exception {
      try (var socket = new Socket("127.0.0.1", server.getPort())) {
        socket
            .getOutputStream()
            .write(
                "GET /api/v1/probe/echo?text=老人 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.UTF_8));
        assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
            .startsWith("HTTP/1.1 200")
            .endsWith("老人");
      }
    }

    @Test
    void areRefusedWhereTheyCannotBeRead() throws Exception {
      try (var socket = new Socket("127.0.0.1", server.getPort())) {
        socket
            .getOutputStream()
            .write(
                "GET /api/v1/probe/echo?text={|} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.UTF_8));
        assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
            .startsWith("HTTP/1.1 400")
            .contains("nosniff", "urn:tongban:problem:malformed-request");
      }
    }
  }

  @Nested
  class Headers {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "/health",
          "/nothing",
          "/assets/tongban.css",
          "/openapi.yml",
          "/api-docs",
          "/api/v1/probe/failure?kind=other",
          "/api/v1/probe/me",
          "/api/v1/probe/number/1",
          "/api/v1/probe/number/x"
        })
    void protectEveryAnswer(String path) throws Exception {
      var headers = send(to(path)).headers();
      assertThat(headers.firstValue("Content-Security-Policy").get())
          .contains("default-src 'none'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
      assertThat(headers.firstValue("Permissions-Policy")).isPresent();
      assertThat(headers.firstValue("Cache-Control")).isPresent();
    }

    @Test
    void giveEveryPageAnotherNonce() throws Exception {
      var nonces = new HashSet<String>();
      for (int i = 0; i < 3; i++) {
        nonces.add(send(to("/api-docs")).headers().firstValue("Content-Security-Policy").get());
      }
      assertThat(nonces)
          .hasSize(3)
          .allMatch(policy -> policy.contains("script-src 'self' 'nonce-"));
    }

    @Test
    void keepAnswersOutOfCaches() throws Exception {
      assertThat(send(to("/api/v1/probe/number/1")).headers().firstValue("Cache-Control"))
          .hasValue("no-store");
    }
  }

  /** With another host name than localhost, which browsers and frameworks treat specially. */
  @Nested
  class CrossSiteWrites {
    private static final String THING = "{\"name\":\"a\",\"count\":1}";

    private int status(String... headers) throws Exception {
      return send(to("/api/v1/probe/things")
              .header("Content-Type", "application/json")
              .headers(headers)
              .POST(BodyPublishers.ofString(THING)))
          .statusCode();
    }

    @Test
    void areRefused() throws Exception {
      assertThat(status("Sec-Fetch-Site", "cross-site")).isEqualTo(403);
      assertThat(status("Sec-Fetch-Site", "same-site")).isEqualTo(403);
      assertThat(status("Origin", "https://evil.example")).isEqualTo(403);
      assertThat(status("Origin", "null")).isEqualTo(403);
      assertThat(status("Origin", "http://tongban.test.evil.example")).isEqualTo(403);
      assertThat(status("Origin", "http://localhost")).isEqualTo(403);
      assertThat(status("Cookie", "tongban-access=x")).isEqualTo(403);
      assertThat(status("Cookie", "tongban-refresh=x")).isEqualTo(403);
    }

    @Test
    void differFromOurOwn() throws Exception {
      assertThat(status("Sec-Fetch-Site", "same-origin", "Cookie", "tongban-access=x"))
          .isEqualTo(201);
      assertThat(status("Origin", "http://tongban.test")).isEqualTo(201);
      assertThat(status("Accept", "*/*")).isEqualTo(201);
    }
  }

  @Nested
  class Tokens {
    private int me(String... headers) throws Exception {
      return send(to("/api/v1/probe/me").headers(headers)).statusCode();
    }

    @Test
    void openTheDoorInHeaderAndCookie() throws Exception {
      assertThat(me("Authorization", "Bearer " + token())).isEqualTo(200);
      assertThat(me("Cookie", "tongban-access=" + token())).isEqualTo(200);
    }

    @Test
    void areWorthNothingOnceTheSessionEnded() throws Exception {
      var token = token();
      sessions.callers.clear();
      assertThat(me("Authorization", "Bearer " + token)).isEqualTo(401);
    }

    @Test
    void cannotBeMadeElsewhere() throws Exception {
      var token = token();
      var parts = token.split("\\.");
      var none =
          java.util.Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.US_ASCII));
      assertThat(me("Authorization", "Bearer " + none + "." + parts[1] + ".")).isEqualTo(401);
      assertThat(me("Authorization", "Bearer " + parts[0] + "." + parts[1] + ".AAAA"))
          .isEqualTo(401);
      assertThat(me("Authorization", "Bearer x")).isEqualTo(401);
      assertThat(me("Authorization", "Basic dTpw")).isEqualTo(401);
    }
  }

  @Nested
  class Renewal {
    private HttpResponse<String> page(String cookies) throws Exception {
      return send(to("/nowhere").header("Cookie", cookies));
    }

    private String renewable(String refreshToken) {
      var until = Instant.now().plusSeconds(600);
      var holder = new Holder.Resident(new AccountId(UUID.randomUUID()));
      var id = new SessionId(UUID.randomUUID());
      sessions.renewals.put(refreshToken, new Session(id, holder, "next", until, until));
      return "tongban-refresh=" + refreshToken;
    }

    @Test
    void givesBrowsersWithoutAnAccessTokenNewCookies() throws Exception {
      var answer = page(renewable("lapsed"));
      assertThat(answer.headers().allValues("Set-Cookie"))
          .anyMatch(cookie -> cookie.startsWith("tongban-access=ey"))
          .anyMatch(cookie -> cookie.startsWith("tongban-refresh=next"));
    }

    @Test
    void leavesBrowsersAloneThatHaveAnAccessToken() throws Exception {
      var answer = page("tongban-access=" + token() + "; " + renewable("kept"));
      assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
      assertThat(sessions.renewals).containsKey("kept");
    }

    @Test
    void leavesTheApiToAskForItself() throws Exception {
      var answer = send(to("/api/v1/probe/me").header("Cookie", renewable("of-the-api")));
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(sessions.renewals).containsKey("of-the-api");
    }

    @Test
    void takesTheCookiesOfAnEndedSessionAway() throws Exception {
      var answer = page("tongban-refresh=ended");
      assertThat(answer.headers().allValues("Set-Cookie"))
          .hasSize(2)
          .allMatch(cookie -> cookie.contains("Max-Age=0"));
    }

    @Test
    void asksAgainWhereAnotherRequestHasJustRenewed() throws Exception {
      var answer = page("tongban-refresh=" + TestPlatform.JUST_RENEWED);
      assertThat(answer.statusCode()).isEqualTo(307);
      assertThat(answer.headers().firstValue("Location")).hasValue("/nowhere");
    }
  }

  @Nested
  @Tag("I3")
  class IdempotencyKeys {
    private HttpResponse<String> effect(String token, String key, String body) throws Exception {
      return send(
          to("/api/v1/probe/effects")
              .header("Content-Type", "application/json")
              .header("Authorization", "Bearer " + token)
              .header("Idempotency-Key", key)
              .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void haveOneEffectHoweverOftenTheyCome() throws Exception {
      var token = token();
      int before = probe.effects.get();
      var answers = new ArrayList<Future<HttpResponse<String>>>();
      try (var threads = Executors.newFixedThreadPool(20)) {
        for (int i = 0; i < 100; i++) {
          answers.add(threads.submit(() -> effect(token, "key-1", "{\"name\":\"a\",\"count\":1}")));
        }
      }
      Set<List<String>> seen = new HashSet<>();
      for (var answer : answers) {
        var headers = answer.get().headers();
        seen.add(
            List.of(
                Integer.toString(answer.get().statusCode()),
                answer.get().body(),
                headers.firstValue("Location").get(),
                headers.firstValue("ETag").get(),
                headers.firstValue("Content-Type").get()));
      }
      assertThat(probe.effects.get()).isEqualTo(before + 1);
      assertThat(seen).hasSize(1);
      assertThat(seen.iterator().next().getFirst()).isEqualTo("201");
    }

    @Test
    void areRefusedForSomethingElse() throws Exception {
      var token = token();
      effect(token, "key-2", "{\"name\":\"a\",\"count\":1}");
      var other = effect(token, "key-2", "{\"name\":\"b\",\"count\":1}");
      assertThat(other.statusCode()).isEqualTo(422);
      assertThat(other.body()).contains("idempotency-key-reused");
    }

    @Test
    void belongToOneCaller() throws Exception {
      var first = effect(token(), "key-3", "{\"name\":\"a\",\"count\":1}");
      var second = effect(token(), "key-3", "{\"name\":\"a\",\"count\":1}");
      assertThat(second.body()).isNotEqualTo(first.body());
    }

    @Test
    void keepRefusals() throws Exception {
      var token = token();
      var first = effect(token, "key-4", "{\"name\":\"a\",\"count\":-1}");
      int effects = probe.effects.get();
      var second = effect(token, "key-4", "{\"name\":\"a\",\"count\":-1}");
      assertThat(first.statusCode()).isEqualTo(409);
      assertThat(second.body()).isEqualTo(first.body());
      assertThat(second.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      assertThat(probe.effects.get()).isEqualTo(effects);
    }

    @Test
    void forgetFailuresAndWhatTheyDid() throws Exception {
      var token = token();
      int effects = probe.effects.get();
      assertThat(effect(token, "key-5", "{\"name\":\"a\",\"count\":500}").statusCode())
          .isEqualTo(500);
      assertThat(probe.effects.get()).isEqualTo(effects);
      assertThat(effect(token, "key-5", "{\"name\":\"a\",\"count\":1}").statusCode())
          .isEqualTo(201);
    }

    @Test
    void haveAForm() throws Exception {
      assertThat(effect(token(), "k".repeat(101), "{\"name\":\"a\",\"count\":1}").statusCode())
          .isEqualTo(400);
    }
  }
}
