package org.tongban.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Forms as schemas, answers as the schemas have them, and eligibility, over HTTP. */
@MicronautTest
class FormsOverHttpTest {
  @Inject EmbeddedServer server;
  private Wire wire;

  @BeforeEach
  void connect() {
    wire = new Wire(server.getURI());
  }

  private String implementation(String item, String territory) {
    var query = URLEncoder.encode(item, StandardCharsets.UTF_8);
    var found = wire.object(wire.get(null, "/api/v1/items?q=" + query).body());
    for (var line : Wire.list(found.get("items"))) {
      if (Wire.map(line).get("name").equals(item)) {
        var details =
            wire.object(wire.get(null, "/api/v1/items/" + Wire.map(line).get("code")).body());
        for (var one : Wire.list(details.get("implementations"))) {
          if (Wire.map(one).get("territory").equals(territory)) {
            return Wire.map(one).get("code").toString();
          }
        }
      }
    }
    throw new AssertionError("No " + item + " in " + territory);
  }

  @Test
  void aFormIsASchemaWithATagAndTheSameForItsVersion() {
    var path = "/api/v1/implementations/" + implementation("临时救助", "440983");
    var current = wire.get(null, path + "/form");
    assertThat(current.statusCode()).isEqualTo(200);
    assertThat(current.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/schema+json");
    var schema = wire.object(current.body());
    assertThat(schema.get("$schema")).isEqualTo("https://json-schema.org/draft/2020-12/schema");
    var guide = wire.object(wire.get(null, path).body());
    assertThat(schema.get("$id"))
        .isEqualTo("urn:tongban:form:" + guide.get("code") + ":" + guide.get("version"));
    assertThat(Wire.map(schema.get("properties"))).containsKeys("cause", "family");
    var tag = current.headers().firstValue("ETag").orElseThrow();
    var version = wire.get(null, path + "/versions/" + guide.get("version") + "/form");
    assertThat(version.body()).isEqualTo(current.body());
    assertThat(version.headers().firstValue("ETag")).contains(tag);
    assertThat(wire.send(wire.to(path + "/form").header("If-None-Match", tag).GET()).statusCode())
        .isEqualTo(304);
    assertThat(wire.get(null, path + "/versions/99/form").statusCode()).isEqualTo(404);
  }

  @Test
  void answersAreTakenAsTheSchemaHasThem() {
    var token = wire.resident("15400000007");
    wire.write(
        token,
        "PUT",
        "/api/v1/me/identity",
        Map.of("name", "测不便", "citizenId", "449999195509010011", "home", "440983115206"),
        0);
    var opened =
        wire.object(
            wire.write(
                    token,
                    "POST",
                    "/api/v1/cases",
                    Map.of("implementation", implementation("临时救助", "440983")),
                    0)
                .body());
    assertThat(Wire.list(opened.get("prefilled"))).contains("phone");
    assertThat(Wire.map(opened.get("implementation")).get("form").toString())
        .endsWith("/versions/" + Wire.map(opened.get("implementation")).get("version") + "/form");
    var saved =
        wire.object(
            wire.write(
                    token,
                    "PUT",
                    "/api/v1/cases/" + opened.get("id"),
                    Map.of(
                        "answers",
                        Map.of(
                            "members",
                            3,
                            "cause",
                            "火灾",
                            "family",
                            List.of(
                                Map.of("family_name", "测小", "family_income", 1200.5),
                                Map.of("family_relation", "子女")))),
                    (int) opened.get("version"))
                .body());
    assertThat(Wire.map(saved.get("answers")))
        .containsEntry("members", "3")
        .containsEntry("family/0/family_income", "1200.5");
    assertThat(Wire.list(saved.get("problems")))
        .extracting(problem -> Wire.map(problem).get("pointer"))
        .contains(
            "/answers/family/0/family_relation",
            "/answers/family/1/family_name",
            "/answers/situation")
        .doesNotContain("/answers/cause_other");
  }

  @Test
  void eligibilityIsJudgedForStrangersByWhatTheySay() {
    var path =
        "/api/v1/implementations/" + implementation("80岁以上高龄老人生活津贴", "440983") + "/eligibility";
    assertThat(status(path, Map.of())).isEqualTo("MORE_NEEDED");
    assertThat(
            status(path, Map.of("subject", "PERSON", "birthDate", "1940-01-01", "home", "440983")))
        .isEqualTo("ELIGIBLE");
    var no =
        wire.object(
            wire.write(
                    null,
                    "POST",
                    path,
                    Map.of("subject", "PERSON", "birthDate", "1990-01-01", "home", "450900"),
                    0)
                .body());
    assertThat(no).containsEntry("status", "NOT_ELIGIBLE");
    assertThat(Wire.list(no.get("unmet"))).hasSize(2);
    assertThat(wire.write(null, "POST", path, Map.of("birthDate", "gestern"), 0).statusCode())
        .isEqualTo(400);
  }

  private Object status(String path, Map<String, Object> body) {
    return wire.object(wire.write(null, "POST", path, body, 0).body()).get("status");
  }
}
