package org.tongban.integration.delivery;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import io.micronaut.json.tree.JsonNode;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/**
 * Posts forms to a courier and reads JSON. Sends every form once: whether to ask again is not its
 * to decide. What was sent and answered is never logged.
 */
final class CourierHttp implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int LARGEST = 8 * 1024 * 1024;

  private final HttpClient client;
  private final URI address;

  /**
   * @param patience how long an answer may take, at most 25 s
   */
  CourierHttp(String address, Duration patience) {
    this.address = URI.create(address);
    var configuration = new DefaultHttpClientConfiguration();
    configuration.setConnectTimeout(CONNECT);
    configuration.setReadTimeout(patience);
    configuration.setFollowRedirects(false);
    configuration.setMaxContentLength(LARGEST);
    try {
      this.client = HttpClient.create(this.address.toURL(), configuration);
    } catch (MalformedURLException e) {
      throw new IllegalStateException("Not the address of a courier: " + address, e);
    }
  }

  /**
   * What came back.
   *
   * @param <A> how the courier answers
   */
  sealed interface Reply<A> {
    /** An answer, with a status that says it worked. */
    record Answered<A>(A answer) implements Reply<A> {}

    /**
     * Nothing usable. The courier may have acted.
     *
     * @param why without anything of the request
     */
    record Nothing<A>(String why) implements Reply<A> {}
  }

  /** Whether the words of a courier's answer hold one of these. */
  static boolean says(String message, String... words) {
    for (var word : words) {
      if (message.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Sends the form.
   *
   * @param reading makes the courier's answer of the JSON that came
   */
  <A> Reply<A> post(Map<String, String> form, Function<JsonNode, A> reading) {
    try {
      var body =
          client
              .toBlocking()
              .retrieve(
                  HttpRequest.POST(address, form)
                      .contentType(MediaType.APPLICATION_FORM_URLENCODED_TYPE)
                      .accept(MediaType.ALL_TYPE),
                  String.class);
      return new Reply.Answered<>(reading.apply(Json.read(body)));
    } catch (HttpClientResponseException e) {
      return new Reply.Nothing<>("HTTP " + e.getStatus().getCode());
    } catch (HttpClientException e) {
      return new Reply.Nothing<>(e.getClass().getSimpleName());
    } catch (IllegalArgumentException e) {
      return new Reply.Nothing<>("not JSON");
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
