package org.tongban.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.client.HttpClient;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.test.annotation.MockBean;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Clock;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;

/** The client every adapter here is built on reads Chinese JSON into records. */
@MicronautTest
class HttpClientTest {
  @Inject HttpClient client;

  /** What the server provides. */
  @MockBean(Clock.class)
  Clock clock() {
    return Clock.systemUTC();
  }

  @Test
  void readsRecords() throws Exception {
    try (var remote = new MockWebServer()) {
      remote.start();
      remote.enqueue(
          new MockResponse.Builder()
              .addHeader("Content-Type", "application/json")
              .body("{\"name\":\"通办\"}")
              .build());
      var answer =
          client.toBlocking().retrieve(HttpRequest.GET(remote.url("/").toString()), Greeting.class);
      assertThat(answer).isEqualTo(new Greeting("通办"));
    }
  }

  @Serdeable
  record Greeting(String name) {}
}
