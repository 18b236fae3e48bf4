package org.tongban.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.tongban.persistence.identity.SampleAccountsFiles;
import org.tongban.server.api.ApiOperations.Operation;

/**
 * Every operation the API describes, tried by everybody it does not concern on what belongs to one
 * resident: nothing comes out, nothing changes, and what is denied answers exactly like what does
 * not exist.
 */
@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("I6")
@Tag("I7")
class AccessMatrixTest {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
  private static final Pattern INSTANCE = Pattern.compile("\"instance\":\"[^\"]*\"");
  private static final String PHONE = "15400000002";
  private static final String NAME = "测大山";
  private static final String CITIZEN_ID = "449999197010200018";
  private static final String HOME = "440983118205";
  private static final String STREET = "示例路八十八号";

  @Inject EmbeddedServer server;

  private Wire wire;
  private String owner;
  private String draft;
  private String filed;
  private String number;
  private String address;
  private String mandate;
  private String material = "X";
  private final Map<String, String> strangers = new LinkedHashMap<>();

  @BeforeAll
  void fillWithWhatBelongsToOneResident() throws IOException {
    wire = new Wire(server.getURI());
    owner = wire.resident(PHONE);
    ok(
        wire.write(
            owner,
            "PUT",
            "/api/v1/me/identity",
            Map.of("name", NAME, "citizenId", CITIZEN_ID, "home", HOME),
            0));
    var kept =
        ok(
            wire.write(
                owner,
                "POST",
                "/api/v1/addresses",
                Map.of("name", NAME, "phone", PHONE, "region", HOME, "street", STREET),
                0));
    address = kept.get("id").toString();
    mandate =
        ok(wire.write(
                owner,
                "POST",
                "/api/v1/mandates",
                Map.of("helperUnit", "HALL-440900", "until", "2026-12-31"),
                0))
            .get("id")
            .toString();
    file();

    var password = SampleAccountsFiles.PASSWORD;
    var administrator = wire.staff("admin", password);
    strangers.put("nobody", null);
    strangers.put("forged", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.");
    strangers.put("another resident", wire.resident("15400000001"));
    strangers.put("clerk elsewhere", wire.staff("window-440982", password));
    strangers.put("editor", wire.staff("editor", password));
    strangers.put("administrator", administrator);
    strangers.put("disabled clerk", disabled(administrator));
  }

  /** A clerk of the very hall the mandate names, who was disabled after signing in. */
  private String disabled(String administrator) {
    var made =
        ok(
            wire.write(
                administrator,
                "POST",
                "/api/v1/admin/staff",
                Map.of(
                    "login",
                    "leaver-" + UUID.randomUUID().toString().substring(0, 8),
                    "name",
                    "测离职",
                    "password",
                    "leaves-tomorrow",
                    "duties",
                    List.of(Map.of("role", "WINDOW_CLERK", "unit", "HALL-440900"))),
                0));
    var token = wire.staff(made.get("login").toString(), "leaves-tomorrow");
    assertThat(wire.get(token, "/api/v1/staff/work").statusCode()).isEqualTo(200);
    ok(
        wire.write(
            administrator,
            "POST",
            "/api/v1/admin/staff/" + made.get("id") + "/disable",
            Map.of(),
            0));
    return token;
  }

  /** Files the first item that can be done wholly online, and leaves another draft. */
  private void file() throws IOException {
    for (var guide : onlineGuides()) {
      var opening =
          wire.write(
              owner, "POST", "/api/v1/cases", Map.of("implementation", guide.get("code")), 0);
      if (opening.statusCode() == 422) {
        // Not for someone of that age, home or kind.
        continue;
      }
      var opened = ok(opening);
      draft = opened.get("id").toString();
      var path = "/api/v1/cases/" + draft;
      for (var asked : Wire.list(guide.get("materials"))) {
        material = Wire.map(asked).get("code").toString();
        ok(wire.upload(owner, path + "/materials/" + material, picture()));
      }
      var answers = new LinkedHashMap<String, String>();
      Wire.list(guide.get("form"))
          .forEach(field -> answers.put(Wire.map(field).get("name").toString(), answer(field)));
      var now = ok(wire.get(owner, path));
      var saved =
          ok(
              wire.write(
                  owner,
                  "PUT",
                  path,
                  Map.of(
                      "answers", answers,
                      "way", Map.of("mode", "FULLY_ONLINE", "channel", "WEB", "actingAs", "SELF"),
                      "delivery", delivery(guide)),
                  (int) now.get("version")));
      var submitted =
          wire.write(owner, "POST", path + "/submission", Map.of(), (int) saved.get("version"));
      if (submitted.statusCode() == 200) {
        filed = draft;
        number = wire.object(submitted.body()).get("number").toString();
        draft =
            ok(wire.write(
                    owner, "POST", "/api/v1/cases", Map.of("implementation", guide.get("code")), 0))
                .get("id")
                .toString();
        ok(
            wire.write(
                owner,
                "PUT",
                "/api/v1/cases/" + draft,
                Map.of("answers", Map.of("remark", STREET)),
                1));
        return;
      }
    }
    throw new AssertionError("No item of the sample city could be filed online");
  }

  private List<Map<String, Object>> onlineGuides() {
    var guides = new ArrayList<Map<String, Object>>();
    var seen = new java.util.HashSet<String>();
    var cursor = "";
    do {
      var page = ok(wire.get(null, "/api/v1/items?limit=100&cursor=" + cursor));
      for (var item : Wire.list(page.get("items"))) {
        if ((int) Wire.map(item).get("implementations") > 0 && guides.size() < 20) {
          var details =
              ok(wire.get(null, "/api/v1/items/" + Wire.map(item).get("code").toString()));
          for (var line : Wire.list(details.get("implementations"))) {
            var guide = ok(wire.get(null, "/api/v1/implementations/" + Wire.map(line).get("code")));
            if (Wire.list(guide.get("modes")).contains("FULLY_ONLINE")
                && Wire.list(guide.get("channels")).contains("WEB")
                && Wire.list(guide.get("subjects")).contains("PERSON")
                && seen.add(guide.get("name") + "@" + guide.get("territory"))) {
              guides.add(guide);
            }
          }
        }
      }
      cursor = page.get("next") == null ? "" : page.get("next").toString();
    } while (!cursor.isEmpty());
    return guides;
  }

  private static Map<String, Object> delivery(Map<String, Object> guide) {
    return Wire.list(guide.get("deliveryWays")).contains("MAIL")
        ? Map.of(
            "way",
            "MAIL",
            "recipient",
            Map.of("name", NAME, "phone", PHONE, "region", HOME, "street", STREET))
        : Map.of("way", "ELECTRONIC");
  }

  private static String answer(Object field) {
    var details = Wire.map(field);
    return switch (details.get("kind").toString()) {
      case "NUMBER" -> "1";
      case "DATE" -> "2026-01-31";
      case "CHOICE" -> Wire.list(details.get("options")).getFirst().toString();
      case "PHONE" -> PHONE;
      case "BANK_ACCOUNT" -> "6222020000000000000";
      default -> "示例";
    };
  }

  private static byte[] picture() throws IOException {
    var output = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB), "png", output);
    return output.toByteArray();
  }

  private Map<String, Object> ok(HttpResponse<String> response) {
    assertThat(response.statusCode())
        .as(response.uri() + " " + response.body())
        .isBetween(200, 299);
    return response.body().isEmpty() ? Map.of() : wire.object(response.body());
  }

  @TestFactory
  Stream<DynamicTest> whatIsNotTheirsLooksAbsentToStrangers() {
    var operations =
        ApiOperations.of(ApiOperations.document(wire.get(null, "/openapi.yml").body()));
    assertThat(operations).hasSizeGreaterThan(50);
    return Stream.concat(
        operations.stream()
            .filter(operation -> !operation.path().endsWith("/sessions/current"))
            // The simulators show everything, of people who are all invented.
            .filter(operation -> !operation.below("/sample"))
            .filter(
                operation ->
                    operation.bodies().isEmpty() || operation.bodies().containsKey(Wire.JSON))
            .flatMap(
                operation ->
                    strangers.keySet().stream()
                        .map(
                            who ->
                                DynamicTest.dynamicTest(
                                    operation + " by " + who, () -> check(operation, who)))),
        Stream.of(DynamicTest.dynamicTest("nothing changed", this::nothingChanged)));
  }

  private void check(Operation operation, String who) {
    for (var theirs : List.of(filed, draft)) {
      var denied = call(operation, who, theirs, address, mandate);
      var absent =
          call(
              operation,
              who,
              UUID.randomUUID().toString(),
              UUID.randomUUID().toString(),
              UUID.randomUUID().toString());
      // The path comes back as it was sent, which tells nobody anything.
      assertThat(INSTANCE.matcher(denied.body()).replaceAll(""))
          .doesNotContain(number, PHONE, CITIZEN_ID, NAME, STREET, filed + "\"", draft + "\"");
      assertThat(denied.statusCode()).as(denied.body()).isLessThan(500);
      if (operation.secured()) {
        assertThat(denied.statusCode()).as(denied.body()).isEqualTo(absent.statusCode());
        switch (who) {
          case "nobody", "forged" -> assertThat(denied.statusCode()).isEqualTo(401);
          case "disabled clerk" -> assertThat(denied.statusCode()).isIn(401, 403);
          default -> {}
        }
        if (VARIABLE.matcher(operation.path()).find()) {
          assertThat(denied.statusCode()).as(denied.body()).isGreaterThanOrEqualTo(400);
          assertThat(type(denied)).isEqualTo(type(absent));
        }
        if (operation.below("/admin")
                && !who.equals("administrator")
                && !(who.equals("editor") && operation.below("/admin/catalogue"))
            || operation.below("/staff") && who.equals("another resident")) {
          assertThat(denied.statusCode()).isIn(401, 403);
        }
      }
    }
  }

  private String type(HttpResponse<String> response) {
    return String.valueOf(wire.object(response.body()).get("type"));
  }

  private HttpResponse<String> call(
      Operation operation, String who, String id, String addressId, String mandateId) {
    var path =
        VARIABLE
            .matcher(operation.path())
            .replaceAll(
                variable ->
                    Matcher.quoteReplacement(
                        switch (variable.group(1)) {
                          case "id" ->
                              operation.below("/addresses")
                                  ? addressId
                                  : operation.below("/mandates") ? mandateId : id;
                          case "code" -> material;
                          case "step" -> "receipt";
                          case "kind" -> "STAGE";
                          case "number" -> number;
                          default -> "1";
                        }));
    var query = operation.queries().contains("number") ? "?number=" + number : "";
    var token = strangers.get(who);
    return operation.bodies().isEmpty() && operation.method().equals("GET")
        ? wire.get(token, path + query)
        : wire.write(token, operation.method(), path, Map.of(), 1);
  }

  private void nothingChanged() {
    assertThat(ok(wire.get(owner, "/api/v1/cases/" + filed)))
        .containsEntry("status", "SUBMITTED")
        .containsEntry("version", 1);
    assertThat(ok(wire.get(owner, "/api/v1/cases/" + draft))).containsEntry("version", 2);
    assertThat(ok(wire.get(owner, "/api/v1/addresses/" + address))).containsEntry("version", 1);
    var mandates = Wire.list(ok(wire.get(owner, "/api/v1/mandates")).get("items"));
    assertThat(Wire.map(mandates.getFirst())).doesNotContainKey("revokedAt");
  }
}
