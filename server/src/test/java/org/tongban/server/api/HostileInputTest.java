package org.tongban.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.tongban.persistence.identity.SampleAccountsFiles;
import org.tongban.server.api.ApiOperations.Operation;

/** No input provokes an error of the server, in any operation the API describes. */
@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileInputTest {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  private static final List<String> WORDS =
      List.of(
          "x",
          "",
          " ",
          "0",
          "-1",
          "99999999999999999999",
          "1e999",
          "NaN",
          "null",
          "true",
          "'; DROP TABLE case_event; --",
          "<script>alert(1)</script>",
          "../../etc/passwd",
          "${jndi:ldap://x}",
          "{{7*7}}",
          "%00",
          "\u0000",
          "\u202e",
          "𠮷测",
          "\ud800",
          "2026-02-30",
          "+999999999-01-01",
          "00000000-0000-0000-0000-000000000000",
          "440900",
          "HALL-440900",
          "SELF",
          "测".repeat(5000));

  /** Bodies that are broken, or nothing that any operation takes. */
  private static final List<String> BODIES =
      List.of(
          "",
          "null",
          "[]",
          "{}",
          "1",
          "\"x\"",
          "{",
          "{\"a\":",
          "{\"a\":1,\"a\":2}",
          "\ufeff{}",
          "[".repeat(10_000),
          "{\"a\":".repeat(5_000),
          "{\"\\ud800\":\"\\udfff\"}",
          "{\"a\":1e999999999}",
          "{} {}",
          "// {}");

  @Inject EmbeddedServer server;

  private final ExecutorService attackers = Executors.newFixedThreadPool(2);

  /** Each thread has connections of its own: one that the server closed is noticed in time. */
  private final ThreadLocal<Wire> wires = ThreadLocal.withInitial(() -> new Wire(server.getURI()));

  private Map<String, Object> document;
  private final List<String> tokens = new ArrayList<>();
  private String draft;

  @BeforeAll
  void signIn() {
    var wire = wires.get();
    document = ApiOperations.document(wire.get(null, "/openapi.yml").body());
    tokens.add(wire.resident("15400000004"));
    tokens.add(wire.staff("admin", SampleAccountsFiles.PASSWORD));
    tokens.add(wire.staff("window-440900", SampleAccountsFiles.PASSWORD));
    wire.write(
        tokens.getFirst(),
        "PUT",
        "/api/v1/me/identity",
        Map.of("name", "测玉兰", "citizenId", "449999198506060025", "home", "450900"),
        0);
    draft = openedDraft();
  }

  /** Something that exists, so that hostile bodies get past the door. */
  private String openedDraft() {
    var wire = wires.get();
    var page = wire.object(wire.get(null, "/api/v1/items?q=基本医疗保险关系转移&limit=100").body());
    for (var item : Wire.list(page.get("items"))) {
      var code = Wire.map(item).get("code");
      var details = wire.object(wire.get(null, "/api/v1/items/" + code).body());
      for (var line : Wire.list(details.get("implementations"))) {
        var opened =
            wire.write(
                tokens.getFirst(),
                "POST",
                "/api/v1/cases",
                Map.of("implementation", Wire.map(line).get("code")),
                0);
        if (opened.statusCode() == 201) {
          return wire.object(opened.body()).get("id").toString();
        }
      }
    }
    throw new AssertionError("No draft could be opened");
  }

  @TestFactory
  Stream<DynamicTest> areAnsweredLikeAnyMistake() {
    return ApiOperations.of(document).stream()
        .filter(operation -> !operation.path().endsWith("/sessions/current"))
        .map(
            operation -> {
              var attack = attackers.submit(() -> attack(operation));
              return DynamicTest.dynamicTest(operation.toString(), () -> outcome(attack));
            })
        // All of them are on their way before the first is waited for.
        .toList()
        .stream();
  }

  private static void outcome(Future<?> attack) throws Throwable {
    try {
      attack.get();
    } catch (ExecutionException e) {
      throw e.getCause();
    }
  }

  @AfterAll
  void stopAttacking() {
    attackers.shutdownNow();
  }

  private void attack(Operation operation) {
    var statuses =
        tokens.stream()
            .collect(
                Collectors.toMap(
                    token -> token, token -> send(operation, token, path(operation)).statusCode()));
    // Whatever the others send, it is not looked at.
    var admitted = tokens.stream().filter(token -> statuses.get(token) != 403).toList();
    for (var token : admitted) {
      for (var word : WORDS) {
        inPath(operation, token, word);
        for (var query : operation.queries()) {
          check(send(operation, token, path(operation) + "?" + query + "=" + encoded(word)));
        }
      }
      for (var body : BODIES) {
        check(send(operation, token, body, Wire.JSON, "\"1\""));
      }
      for (var type :
          List.of(
              "text/plain",
              "application/xml",
              "application/json; charset=utf-16",
              "application/json;charset=rubbish",
              "multipart/form-data",
              "multipart/form-data; boundary=x",
              "application/x-www-form-urlencoded",
              "*/*",
              ";")) {
        check(send(operation, token, "{}", type, "\"1\""));
        check(send(operation, token, "--x\r\nrubbish", type, "\"1\""));
      }
      for (var tag : List.of("*", "1", "\"x\"", "\"-1\"", "\"99999999999\"", "W/\"1\", \"2\"")) {
        check(send(operation, token, "{}", Wire.JSON, tag));
      }
    }
    // Who comes farthest sends every body, the others a third of them each: every field meets
    // everybody and every word, but not every word from everybody.
    var farthest =
        admitted.stream()
            .filter(token -> statuses.get(token) != 404)
            .findFirst()
            .or(() -> admitted.stream().findFirst());
    var bodies = farthest.isPresent() ? bodies(operation) : List.<String>of();
    for (int i = 0; i < bodies.size(); i++) {
      for (int who = 0; who < admitted.size(); who++) {
        var token = admitted.get(who);
        if (token.equals(farthest.get()) || (i + who) % 3 == 0) {
          check(send(operation, token, bodies.get(i), Wire.JSON, "\"1\""));
        }
      }
    }
    for (var header :
        List.of("Authorization", "Idempotency-Key", "Accept", "Range", "X-Forwarded-For")) {
      for (var value :
          List.of("x", "Bearer x", "Bearer a.b.c", "bytes=9-1", "k".repeat(5000), ",,", "a;b=c")) {
        check(
            wires
                .get()
                .send(
                    wires
                        .get()
                        .to(path(operation))
                        .header(header, value)
                        .header("Content-Type", Wire.JSON)
                        .method(operation.method(), BodyPublishers.ofString("{}"))));
      }
    }
  }

  private void inPath(Operation operation, String token, String word) {
    // A stream of events that exists would go on for ever.
    boolean endless = operation.path().endsWith("/events") && word.startsWith("HALL-");
    if (VARIABLE.matcher(operation.path()).find() && !word.isBlank() && !endless) {
      var path =
          VARIABLE.matcher(operation.path()).replaceAll(Matcher.quoteReplacement(encoded(word)));
      check(send(operation, token, path));
    }
  }

  private String path(Operation operation) {
    return VARIABLE
        .matcher(operation.path())
        .replaceAll(
            variable ->
                switch (variable.group(1)) {
                  case "id" -> operation.below("/cases") ? draft : UUID.randomUUID().toString();
                  case "step" -> "acceptance";
                  case "kind" -> "STAGE";
                  case "date" -> "2026-01-01";
                  default -> "A1";
                });
  }

  /** Bodies of the right shape with the wrong things in it. */
  private List<String> bodies(Operation operation) {
    var bodies = new LinkedHashSet<String>();
    if (operation.bodies().get(Wire.JSON) == null) {
      return List.of();
    }
    var schema = Wire.map(Wire.map(operation.bodies().get(Wire.JSON)).get("schema"));
    for (var field : properties(schema)) {
      for (var value :
          List.of(
              "null",
              "1",
              "-1.5",
              "99999999999999999999",
              "true",
              "{}",
              "[]",
              "[null]",
              "[[]]",
              "{\"x\":null}",
              "[{}]",
              "{\"x\":{}}",
              "\"\"")) {
        bodies.add("{\"" + field + "\":" + value + "}");
      }
      for (var form : List.of("{\"%s\":%s}", "{\"%s\":[%s]}", "{\"%s\":{\"x\":%s}}")) {
        for (var word : WORDS) {
          bodies.add(form.formatted(field, quoted(word)));
        }
      }
      bodies.add("{\"" + field + "\":\"x\",\"" + field + "\":\"y\"}");
    }
    for (var word : WORDS) {
      var all = new StringBuilder("{");
      for (var field : properties(schema)) {
        all.append(all.length() > 1 ? "," : "").append('"').append(field).append("\":");
        all.append(quoted(word));
      }
      bodies.add(all.append('}').toString());
    }
    return List.copyOf(bodies);
  }

  private Set<String> properties(Map<String, Object> schema) {
    if (schema.get("$ref") instanceof String reference) {
      var schemas = Wire.map(Wire.map(document.get("components")).get("schemas"));
      return properties(Wire.map(schemas.get(reference.substring(reference.lastIndexOf('/') + 1))));
    }
    return schema.get("properties") == null
        ? Set.of()
        : Wire.map(schema.get("properties")).keySet();
  }

  private static String quoted(String word) {
    var json = new StringBuilder("\"");
    word.chars().forEach(character -> json.append("\\u%04x".formatted(character)));
    return json.append('"').toString();
  }

  private static String encoded(String word) {
    return URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpResponse<String> send(Operation operation, String token, String path) {
    return wires
        .get()
        .send(
            Wire.as(token, wires.get().to(path))
                .header("Content-Type", Wire.JSON)
                .header("If-Match", "\"1\"")
                .method(
                    operation.method(),
                    operation.method().equals("GET")
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString("{}")));
  }

  private HttpResponse<String> send(
      Operation operation, String token, String body, String type, String tag) {
    return wires
        .get()
        .send(
            Wire.as(token, wires.get().to(path(operation)))
                .header("Content-Type", type)
                .header("If-Match", tag)
                .method(operation.method(), BodyPublishers.ofString(body)));
  }

  private static void check(HttpResponse<String> answer) {
    assertThat(answer.statusCode())
        .as("%s %s %s", answer.request().method(), answer.uri(), answer.body())
        .isLessThan(500);
    if (answer.statusCode() >= 400) {
      assertThat(answer.headers().firstValue("Content-Type"))
          .as("%s %s: %s", answer.request().method(), answer.uri(), answer.statusCode())
          .hasValue("application/problem+json");
      assertThat(answer.body())
          .contains("\"type\":\"urn:tongban:problem:")
          .doesNotContain("Exception", "org.tongban", "io.micronaut", "SQL");
    }
  }
}
