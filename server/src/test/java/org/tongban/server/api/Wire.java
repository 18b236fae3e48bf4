package org.tongban.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Speaks with the server as any program would: plain HTTP, without our SDK. */
final class Wire {
  static final String JSON = "application/json";
  private static final String BOUNDARY = "----tongban";
  private static final Pattern CODE = Pattern.compile("[0-9]{6}");

  private final URI server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final JsonMapper mapper = JsonMapper.createDefault();

  Wire(URI server) {
    this.server = server;
  }

  /** A request to that path. */
  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(60));
  }

  /** Sends the request; again over a new connection if the server just closed the one it took. */
  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      try {
        return client.send(request.build(), BodyHandlers.ofString());
      } catch (IOException e) {
        return client.send(request.build(), BodyHandlers.ofString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> get(String token, String path) {
    return send(as(token, to(path)).GET());
  }

  HttpResponse<String> write(String token, String method, String path, Object body, int version) {
    return send(
        as(token, to(path))
            .header("Content-Type", JSON)
            .header("If-Match", "\"" + version + "\"")
            .method(method, BodyPublishers.ofByteArray(bytes(body))));
  }

  static HttpRequest.Builder as(String token, HttpRequest.Builder request) {
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  /** Uploads a file as browsers do. */
  HttpResponse<String> upload(String token, String path, byte[] content) throws IOException {
    var body = new ByteArrayOutputStream();
    body.write(
        ("--"
                + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"材料.png\"\r\n"
                + "Content-Type: image/png\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.write(content);
    body.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return send(
        as(token, to(path))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .PUT(BodyPublishers.ofByteArray(body.toByteArray())));
  }

  /** The access token of a resident who signs in with a phone. */
  String resident(String phone) {
    var asked = write(null, "POST", "/api/v1/sign-in-codes", Map.of("phone", phone), 0);
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
    var masked = phone.substring(0, 3) + "****" + phone.substring(7);
    var code =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () ->
                    list(object(get(null, "/api/v1/sample/messages").body()).get("items")).stream()
                        .map(Wire::map)
                        .filter(message -> message.get("phone").equals(masked))
                        .map(message -> CODE.matcher(message.get("text").toString()))
                        .filter(matcher -> matcher.find())
                        .map(matcher -> matcher.group())
                        .findFirst()
                        .orElse(null),
                found -> found != null);
    var session = write(null, "POST", "/api/v1/sessions", Map.of("phone", phone, "code", code), 0);
    assertThat(session.statusCode()).as(session.body()).isEqualTo(201);
    return object(session.body()).get("accessToken").toString();
  }

  /** The access token of a member of staff. */
  String staff(String login, String password) {
    var session =
        write(null, "POST", "/api/v1/sessions", Map.of("login", login, "password", password), 0);
    assertThat(session.statusCode()).as(session.body()).isEqualTo(201);
    return object(session.body()).get("accessToken").toString();
  }

  Map<String, Object> object(String json) {
    try {
      return map(mapper.readValue(json, Map.class));
    } catch (IOException e) {
      throw new UncheckedIOException(json, e);
    }
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  static List<Object> list(Object value) {
    return (List<Object>) value;
  }

  private byte[] bytes(Object body) {
    try {
      return mapper.writeValueAsBytes(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
