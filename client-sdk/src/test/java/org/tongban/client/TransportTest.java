package org.tongban.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.Moshi;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;

/** The libraries the SDK is built on fit together. */
class TransportTest {
  @Test
  void readsJsonOverHttp() throws Exception {
    try (var server = new MockWebServer()) {
      server.start();
      server.enqueue(new MockResponse.Builder().body("[\"通办\"]").build());
      var request = new Request.Builder().url(server.url("/")).build();
      try (var response = new OkHttpClient().newCall(request).execute()) {
        var names =
            new Moshi.Builder().build().adapter(String[].class).fromJson(response.body().source());
        assertThat(names).containsExactly("通办");
      }
    }
  }
}
