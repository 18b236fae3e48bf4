package org.tongban.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.persistence.database.Sql;

/** The door through which couriers push: open to everybody, and believed by nobody but them. */
@MicronautTest(transactional = false)
@Property(name = "tongban.couriers.push-secret", value = CourierPushTest.SECRET)
@Property(name = "tongban.couriers.sf.partner-id", value = "TESTPARTNER")
@Property(name = "tongban.couriers.sf.check-word", value = CourierPushTest.CHECK_WORD)
@Tag("I4")
class CourierPushTest {
  static final String SECRET = "only-for-tests-0123456789abcdef0";
  static final String CHECK_WORD = "only-for-tests-checkword-00000001";

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String FORM = "application/x-www-form-urlencoded;charset=UTF-8";

  @Inject EmbeddedServer server;
  @Inject Sql sql;

  private HttpResponse<String> post(String channel, String secret, String type, String body) {
    try {
      return HTTP.send(
          HttpRequest.newBuilder(
                  server.getURI().resolve(URI.create("/courier-pushes/" + channel + "/" + secret)))
              .header("Content-Type", type)
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String content(String waybill) {
    return "{\"Body\":{\"WaybillRoute\":[{\"mailno\":\"%s\",\"orderid\":\"%s\",\"acceptTime\":"
            .formatted(waybill, UUID.randomUUID())
        + "\"2026-11-26 09:01:00\",\"acceptAddress\":\"测试市\",\"remark\":\"顺丰速运 已收取快件\","
        + "\"opCode\":\"50\",\"id\":\"158\"}]}}";
  }

  private static String signed(String content, Instant at) throws Exception {
    var time = Long.toString(at.toEpochMilli());
    var digest =
        Base64.getEncoder()
            .encodeToString(
                MessageDigest.getInstance("MD5")
                    .digest(
                        URLEncoder.encode(content + time + CHECK_WORD, StandardCharsets.UTF_8)
                            .getBytes(StandardCharsets.UTF_8)));
    return "partnerID=TESTPARTNER&requestID=1&serviceCode=X&timestamp=%s&msgDigest=%s&msgData=%s"
        .formatted(
            time,
            URLEncoder.encode(digest, StandardCharsets.UTF_8),
            URLEncoder.encode(content, StandardCharsets.UTF_8));
  }

  private int stored() {
    return sql.first(
            "SELECT COUNT(*) FROM outbox WHERE kind = 'courier.push'", row -> row.getInt(1))
        .orElseThrow();
  }

  @Test
  void storesAPushOnceAndAnswersItsRepeatAlike() throws Exception {
    var before = stored();
    var body = signed(content("SF" + System.nanoTime()), Instant.now());
    for (int times = 0; times < 3; times++) {
      var answer = post("sf", SECRET, FORM, body);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("{\"return_code\":\"0000\",\"return_msg\":\"成功\"}");
    }
    assertThat(stored()).isEqualTo(before + 1);
  }

  @Test
  void answersEverythingForgedAlike() throws Exception {
    var before = stored();
    var good = signed(content("SF1234567890"), Instant.now());
    for (var answer :
        List.of(
            post("sf", "guessed", FORM, good),
            post("ems", SECRET, "application/json", "{}"),
            post("pigeon", SECRET, FORM, good),
            post("sf", SECRET, FORM, good.replace("50%22", "80%22")),
            post("sf", SECRET, "application/json", content("SF1234567890")))) {
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      assertThat(answer.body()).contains("does not prove where it comes from");
    }
    assertThat(post("sf", SECRET, FORM, signed(content("SF1"), Instant.now().minusSeconds(7200))))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(403);
    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void hostileBodiesAreAnsweredLikeAnyMistake() {
    for (var type :
        List.of(FORM, "application/json", "text/plain", "application/xml", ";", "*/*")) {
      for (var body :
          List.of(
              "",
              "null",
              "{",
              "[".repeat(10_000),
              "{\"a\":".repeat(5_000),
              "\u0000",
              "%",
              "%zz=%zz",
              "msgData=%00&timestamp=x&msgDigest=x",
              "=&=&=",
              "a".repeat(300_000))) {
        for (var secret : List.of(SECRET, "x", "%00", "..%2f", "k".repeat(3000))) {
          var answer = post("sf", secret, type, body);
          assertThat(answer.statusCode())
              .as("%s %.20s %s", type, body, answer.body())
              .isBetween(400, 499);
          assertThat(answer.headers().firstValue("Content-Type"))
              .hasValue("application/problem+json");
          assertThat(answer.body()).doesNotContain("Exception", "org.tongban");
        }
      }
    }
  }
}
