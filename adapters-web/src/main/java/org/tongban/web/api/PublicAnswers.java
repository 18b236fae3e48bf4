package org.tongban.web.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Answers that are nobody's secret: caches may keep them, and ask whether they still hold. */
@Singleton
public class PublicAnswers {
  private static final String ONE_MINUTE = "public, max-age=60";
  private static final int TAG_BYTES = 12;

  private final JsonMapper json;

  PublicAnswers(JsonMapper json) {
    this.json = json;
  }

  /** The content with its {@code ETag}, or 304 if the client has it already. */
  public HttpResponse<?> ok(HttpRequest<?> request, Object content) {
    return ok(request, content, MediaType.APPLICATION_JSON_TYPE);
  }

  /** The same, where the JSON is of a media type of its own. */
  public HttpResponse<?> ok(HttpRequest<?> request, Object content, MediaType type) {
    try {
      var bytes = json.writeValueAsBytes(content);
      var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      var tag = "\"" + HexFormat.of().formatHex(Arrays.copyOf(digest, TAG_BYTES)) + "\"";
      var response =
          matches(request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH), tag)
              ? HttpResponse.notModified()
              : HttpResponse.ok(bytes).contentType(type);
      return response.header(HttpHeaders.ETAG, tag).header(HttpHeaders.CACHE_CONTROL, ONE_MINUTE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Compared weakly (RFC 9110, 13.1.2): a proxy that compresses makes tags weak. */
  private static boolean matches(List<String> sent, String tag) {
    return sent.stream()
        .flatMap(header -> Arrays.stream(header.split(",")))
        .map(String::strip)
        .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("W/" + tag));
  }
}
