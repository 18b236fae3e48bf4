package org.tongban.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tongban.application.identity.Holder;
import org.tongban.application.identity.Session;
import org.tongban.application.identity.SessionId;
import org.tongban.application.person.AccountId;

/** A server that people reach by TLS, through a proxy, with limits. */
@MicronautTest
@Property(name = "tongban.web.base-url", value = "https://tongban.test")
@Property(name = "tongban.web.sign-ins-per-minute", value = "3")
@Property(name = "tongban.web.reads-per-minute", value = "5")
@Property(name = "tongban.web.trusted-proxies", value = "127.0.0.1")
class BehindTlsTest {
  @Inject EmbeddedServer server;
  @Inject SessionCookies cookies;

  private HttpResponse<String> get(String path, String client)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(server.getURI().resolve(path))
                .header("X-Forwarded-For", client)
                .build(),
            BodyHandlers.ofString());
  }

  private HttpResponse<String> signIn(String client) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(server.getURI().resolve("/api/v1/sessions"))
                .header("X-Forwarded-For", client)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("[]"))
                .build(),
            BodyHandlers.ofString());
  }

  @Test
  void tellsBrowsersToKeepToTls() throws Exception {
    assertThat(get("/openapi.yml", "192.0.2.1").headers().firstValue("Strict-Transport-Security"))
        .isPresent();
  }

  @Test
  void bindsCookiesToThisHost() {
    var until = Instant.now().plus(Duration.ofHours(1));
    var session =
        new Session(
            new SessionId(UUID.randomUUID()),
            new Holder.Resident(new AccountId(UUID.randomUUID())),
            "refresh",
            until,
            until);
    assertThat(cookies.of(new IssuedTokens(session, "access", Duration.ofMinutes(15))))
        .hasSize(2)
        .allSatisfy(
            cookie -> {
              assertThat(cookie.getName()).startsWith("__Host-");
              assertThat(cookie.isSecure()).isTrue();
              assertThat(cookie.isHttpOnly()).isTrue();
              assertThat(cookie.getPath()).isEqualTo("/");
              assertThat(cookie.getDomain()).isNull();
              assertThat(cookie.getSameSite())
                  .hasValueSatisfying(site -> assertThat(site.name()).isEqualTo("Strict"));
            });
  }

  @Test
  void limitsReadsOfStrangersByTheirOwnAddress() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThat(get("/openapi.yml", "192.0.2.2").statusCode()).isEqualTo(200);
    }
    var refused = get("/openapi.yml", "192.0.2.2");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValueAsLong("Retry-After").getAsLong()).isBetween(1L, 60L);
    assertThat(refused.body()).contains("urn:tongban:problem:too-many-requests");
    assertThat(get("/openapi.yml", "192.0.2.3").statusCode()).isEqualTo(200);
    // What a client claims before the proxy's own word does not count.
    assertThat(get("/openapi.yml", "192.0.2.9, 192.0.2.2").statusCode()).isEqualTo(429);
  }

  @Test
  void limitsSignInsMoreStrictly() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(signIn("192.0.2.4").statusCode()).isEqualTo(400);
    }
    assertThat(signIn("192.0.2.4").statusCode()).isEqualTo(429);
  }
}
