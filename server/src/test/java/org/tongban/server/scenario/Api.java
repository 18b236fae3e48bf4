package org.tongban.server.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Speaks to the JSON API as one signed-in person, or as nobody. */
public final class Api {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final URI address;
  private final Optional<String> token;
  private final Optional<String> key;

  private Api(URI address, Optional<String> token) {
    this(address, token, Optional.empty());
  }

  private Api(URI address, Optional<String> token, Optional<String> key) {
    this.address = address;
    this.token = token;
    this.key = key;
  }

  /** Nobody in particular. */
  public static Api anonymous(URI address) {
    return new Api(address, Optional.empty());
  }

  /** The same person, who sends everything under this one idempotency key. */
  public Api keyed(String idempotencyKey) {
    return new Api(address, token, Optional.of(idempotencyKey));
  }

  private String key() {
    return key.orElseGet(() -> UUID.randomUUID().toString());
  }

  /** A member of staff of the sample city. */
  public Api staff(String login) {
    var session =
        post("/sessions", Map.of("login", login, "password", "tongban-sample")).expect(201);
    return new Api(address, Optional.of(session.get("accessToken").asText()));
  }

  /** A resident, who types the code that the simulated message shows. */
  public Api resident(String phone) {
    var before = codes(phone);
    post("/sign-in-codes", Map.of("phone", phone)).expect(202);
    var session =
        post("/sessions", Map.of("phone", phone, "code", code(phone, before))).expect(201);
    return new Api(address, Optional.of(session.get("accessToken").asText()));
  }

  /** The code that comes to the phone, other than those before; waits for it to be sent. */
  public String code(String phone, java.util.Set<String> before) {
    for (int tries = 0; tries < 100; tries++) {
      for (var code : codes(phone)) {
        if (!before.contains(code)) {
          return code;
        }
      }
      pause();
    }
    throw new IllegalStateException("No message came");
  }

  /** The codes that were sent to the phone so far. */
  public java.util.Set<String> codes(String phone) {
    var masked = phone.substring(0, 3) + "****" + phone.substring(7);
    var codes = new java.util.LinkedHashSet<String>();
    for (var message : get("/sample/messages").expect(200).get("items")) {
      if (message.get("phone").asText().equals(masked)) {
        var found =
            java.util.regex.Pattern.compile("(?<![0-9])[0-9]{6}(?![0-9])")
                .matcher(message.get("text").asText());
        if (found.find()) {
          codes.add(found.group());
        }
      }
    }
    return codes;
  }

  public static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public Answer get(String path) {
    return send(request(path).GET().build());
  }

  public Answer post(String path, Object body) {
    return send(json(path).header("Idempotency-Key", key()).POST(of(body)).build());
  }

  public Answer post(String path, Object body, String etag) {
    return send(
        json(path)
            .header("Idempotency-Key", key())
            .header("If-Match", etag)
            .POST(of(body))
            .build());
  }

  public Answer put(String path, Object body, String etag) {
    return send(json(path).header("If-Match", etag).PUT(of(body)).build());
  }

  public Answer put(String path, Object body) {
    return send(json(path).PUT(of(body)).build());
  }

  public Answer delete(String path) {
    return send(request(path).DELETE().build());
  }

  /** Any write, under the key, and upon the version that the tag names if there is one. */
  public Answer write(String method, String path, Object body, Optional<String> etag) {
    var request = json(path).header("Idempotency-Key", key());
    etag.ifPresent(tag -> request.header("If-Match", tag));
    return send(
        request
            .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : of(body))
            .build());
  }

  /** The access token, for requests of other kinds. */
  public String token() {
    return token.orElseThrow();
  }

  /** Uploads a file as a browser would. */
  public Answer upload(String path, String fileName, String mediaType, byte[] content) {
    return multipart("PUT", path, "file", new NamedContent(fileName, mediaType, content));
  }

  /** Hands a file of reference data in. */
  public Answer importFile(String fileName, byte[] content) {
    return multipart(
        "POST", "/admin/imports", "files", new NamedContent(fileName, "text/csv", content));
  }

  private record NamedContent(String name, String mediaType, byte[] bytes) {}

  private Answer multipart(String method, String path, String part, NamedContent file) {
    var boundary = "----tongban" + UUID.randomUUID();
    var head =
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
            .formatted(boundary, part, file.name(), file.mediaType())
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    var tail = ("\r\n--" + boundary + "--\r\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    var body = new byte[head.length + file.bytes().length + tail.length];
    System.arraycopy(head, 0, body, 0, head.length);
    System.arraycopy(file.bytes(), 0, body, head.length, file.bytes().length);
    System.arraycopy(tail, 0, body, head.length + file.bytes().length, tail.length);
    return send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .header("Idempotency-Key", key())
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }

  private HttpRequest.Builder json(String path) {
    return request(path).header("Content-Type", "application/json");
  }

  private HttpRequest.Builder request(String path) {
    var request =
        HttpRequest.newBuilder(address.resolve("/api/v1" + path))
            .timeout(java.time.Duration.ofSeconds(30))
            .header("Accept", "application/json, application/problem+json");
    token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
    return request;
  }

  private static HttpRequest.BodyPublisher of(Object body) {
    try {
      return HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private Answer send(HttpRequest request) {
    try {
      var response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(request.method() + " " + request.uri().getPath(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What came back. */
  public record Answer(String asked, HttpResponse<String> response) {
    public int status() {
      return response.statusCode();
    }

    /** The body, if the status is the expected one. */
    public JsonNode expect(int status) {
      if (status() != status) {
        throw new AssertionError(
            "%s answered %d instead of %d: %s".formatted(asked, status(), status, response.body()));
      }
      return body();
    }

    public JsonNode body() {
      try {
        return response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
      } catch (JsonProcessingException e) {
        throw new AssertionError(asked + " answered no JSON: " + response.body(), e);
      }
    }

    public String etag() {
      return response.headers().firstValue("ETag").orElse("");
    }
  }
}
