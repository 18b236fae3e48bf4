package org.tongban.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A write that is sent again has one effect, however many of them arrive at once. */
@MicronautTest
@Tag("I3")
class RepeatedWritesTest {
  private static final String PHONE = "15400000005";
  private static final int TIMES = 100;

  @Inject EmbeddedServer server;

  @Test
  void haveOneEffectAndOneAnswer() throws Exception {
    var wire = new Wire(server.getURI());
    var token = wire.resident(PHONE);
    var before = wire.object(wire.get(token, "/api/v1/addresses").body());
    assertThat(Wire.list(before.get("items"))).isEmpty();

    var answers = new ArrayList<Future<HttpResponse<String>>>();
    try (var threads = Executors.newFixedThreadPool(TIMES)) {
      for (int i = 0; i < TIMES; i++) {
        answers.add(threads.submit(() -> send(wire, token, "示例路一号")));
      }
    }

    Set<List<String>> seen = new HashSet<>();
    for (var answer : answers) {
      seen.add(
          List.of(
              Integer.toString(answer.get().statusCode()),
              answer.get().headers().firstValue("Location").orElse(""),
              answer.get().headers().firstValue("ETag").orElse(""),
              answer.get().body()));
    }
    assertThat(seen).hasSize(1);
    assertThat(seen.iterator().next().getFirst()).isEqualTo("201");
    var after = wire.object(wire.get(token, "/api/v1/addresses").body());
    assertThat(Wire.list(after.get("items"))).hasSize(1);

    var other = send(wire, token, "示例路二号");
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(wire.object(other.body()))
        .containsEntry("type", "urn:tongban:problem:idempotency-key-reused");
  }

  private static HttpResponse<String> send(Wire wire, String token, String street) {
    var body =
        "{\"name\":\"测重复\",\"phone\":\"%s\",\"region\":\"440983118205\",\"street\":\"%s\"}"
            .formatted(PHONE, street);
    return wire.send(
        Wire.as(token, wire.to("/api/v1/addresses"))
            .header("Content-Type", Wire.JSON)
            .header("Idempotency-Key", "the-same-key")
            .POST(BodyPublishers.ofString(body)));
  }
}
