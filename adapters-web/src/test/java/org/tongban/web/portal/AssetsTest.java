package org.tongban.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AssetsTest {

  @Test
  void styleSheetEnlargesElderMode() throws IOException {
    assertThat(asset("tongban.css")).contains("html.elder{font-size:150%}");
  }

  @Test
  void styleSheetLoadsNothing() throws IOException {
    assertThat(asset("tongban.css"))
        .doesNotContain("@font-face", "@import", "url(", "crown", "crest");
  }

  @Test
  void scriptIsThere() throws IOException {
    assertThat(asset("govuk-frontend.min.js")).contains("initAll");
  }

  private static String asset(String name) throws IOException {
    try (var stream = AssetsTest.class.getResourceAsStream("/assets/" + name)) {
      assertThat(stream).as(name).isNotNull();
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
