package org.tongban.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest
class TongbanServerTest {
  @Inject
  @Client("/")
  HttpClient client;

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/liveness", "/health/readiness"})
  void isHealthy(String path) {
    assertThat(client.toBlocking().retrieve(path)).isEqualTo("{\"status\":\"UP\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/assets/tongban.css", "/assets/govuk-frontend.min.js"})
  void servesAssetsToEverybody(String path) {
    assertThat(client.toBlocking().retrieve(path)).isNotEmpty();
  }

  @Test
  void showsNothingElseToStrangers() {
    assertThatThrownBy(() -> client.toBlocking().retrieve("/env"))
        .isInstanceOfSatisfying(
            HttpClientResponseException.class,
            refused -> assertThat(refused.getStatus().getCode()).isIn(401, 404));
  }
}
