package org.tongban.server.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.server.browser.Browsing.press;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tongban.server.scenario.Api;

/** A business licence that the city issued serves in an application for a licence for food. */
class ReusedLicenceInBrowserTest {
  private static final String OPERATOR = "15400000008";
  private static final String STRANGER = "15400000005";
  private static final String ISSUER = "SPJ-440902";
  private static final List<String> OTHER_PAPERS =
      List.of("layout", "health-certificates", "safety-rules");

  private static final Applications APPLICATIONS = new Applications();
  private static Browsing browsing;
  private static Api operator;
  private static String company;

  @BeforeAll
  static void start() {
    browsing = new Browsing(Applications.SERVER.address().toString());
    operator = APPLICATIONS.journey().residentApi(OPERATOR);
    company = operator.get("/me").expect(200).get("organisations").get(0).get("id").asText();
  }

  @AfterAll
  static void stop() {
    browsing.close();
  }

  private static String main(Page page) {
    return page.locator("main").textContent();
  }

  /** The company's business licence, with its files made. */
  private static JsonNode issued() {
    var journey = APPLICATIONS.journey();
    var id = APPLICATIONS.companyBusiness(operator, company, OPERATOR);
    journey.until("COMPLETED", journey.view(id, ISSUER));
    for (int tries = 0; tries < 200; tries++) {
      for (var licence : operator.get("/licences?holder=" + company).expect(200).get("items")) {
        if (licence.get("caseId").asText().equals(id) && licence.get("formats").size() == 2) {
          return licence;
        }
      }
      Api.pause();
    }
    throw new AssertionError("No licence of " + id);
  }

  private static void revoke(String licence) {
    var journey = APPLICATIONS.journey();
    var clerk = journey.staff("spj-440902-issuer");
    var proposed =
        clerk.post(
            "/staff/licences/" + licence + "/proposal",
            Map.of("kind", "REVOCATION", "reason", "登记有误"),
            clerk.get("/licences/" + licence).etag());
    proposed.expect(200);
    journey
        .staff("spj-440902-approver")
        .post("/staff/licences/" + licence + "/decision", Map.of("agreed", true), proposed.etag())
        .expect(200);
  }

  @Test
  void isOfferedUsedShownToTheReviewerAndRefusedOnceItIsRevoked() {
    var licence = issued();
    var id = licence.get("id").asText();
    var title = licence.get("title").asText();
    var draft = APPLICATIONS.foodDraft(operator, company);
    var path = "/cases/" + draft + "/materials/business-licence";
    var reusable = operator.get("/cases/" + draft).expect(200).get("reusable");
    assertThat(reusable).hasSize(1);
    assertThat(reusable.get(0).get("licence").asText()).isEqualTo(id);
    assertThat(reusable.get(0).get("material").asText()).isEqualTo("business-licence");

    var page = browsing.bearing(operator.token());
    page.navigate("/apply/" + draft + "/materials");
    assertThat(main(page)).contains("有本市签发的《" + title + "》", "可以直接使用，不用上传");
    browsing.check(page, "reuse-offer");
    press(page, "直接使用");
    assertThat(main(page)).contains("已备好：电子证照", "颁发的《" + title + "》").doesNotContain("有本市签发的");
    browsing.check(page, "reuse-chosen");

    nobodyElseUsesOrFindsIt(id);

    var tag = Applications.filledIn(operator, draft, OTHER_PAPERS, Applications.food(OPERATOR));
    var keyed = operator.keyed(UUID.randomUUID().toString());
    for (int times = 0; times < 2; times++) {
      var filed = keyed.post("/cases/" + draft + "/submission", Map.of(), tag).expect(200);
      var used = material(filed).get("licence");
      assertThat(used.get("holds").asBoolean()).isTrue();
      assertThat(used.get("consent").asText()).isEqualTo("OPERATOR");
    }
    assertThat(operator.get("/licences/" + id + "/uses").expect(200).get("items"))
        .singleElement()
        .satisfies(use -> assertThat(use.get("caseId").asText()).isEqualTo(draft));
    page.navigate("/me/licences/" + id + "/uses");
    assertThat(main(page)).contains("食品经营许可核发", "企业办事人员");
    browsing.check(page, "licence-uses");

    var later = APPLICATIONS.foodDraft(operator, company);
    var put =
        operator
            .put(
                "/cases/" + later + "/materials/business-licence",
                Map.of("form", "LICENCE", "licence", id))
            .expect(200);
    assertThat(put.get("licence").get("title").asText()).isEqualTo(title);
    var laterTag =
        Applications.filledIn(operator, later, OTHER_PAPERS, Applications.food(OPERATOR));

    var reviewer = browsing.staff("sjj-440902-reviewer");
    reviewer.navigate("/staff/cases/" + draft);
    assertThat(main(reviewer)).contains("电子证照《" + title + "》", "系统核验", "现在仍然有效");
    var opened = APPLICATIONS.journey().staff("sjj-440902-reviewer").get(path).response().body();
    assertThat(opened).startsWith("%PDF");

    revoke(id);

    reviewer.navigate("/staff/cases/" + draft);
    assertThat(main(reviewer)).contains("请注意", "撤销，不再有效", "提交时有效");
    browsing.check(reviewer, "reuse-reviewer-warned");
    var refused = operator.post("/cases/" + later + "/submission", Map.of(), laterTag);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body().get("errors"))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.toString()).contains("/materials/business-licence");
              assertThat(error.toString()).contains("《" + title + "》已由", "撤销，不能再用");
            });
    page.navigate("/apply/" + later + "/materials");
    assertThat(main(page)).contains("撤销，不能再用");
    browsing.check(page, "reuse-revoked");
    assertThat(operator.get("/licences/" + id + "/uses").expect(200).get("items")).hasSize(1);
  }

  @Test
  void servesInACorrectionByOneTick() {
    var id = issued().get("id").asText();
    var journey = APPLICATIONS.journey();
    var filed = APPLICATIONS.foodLicence(operator, company, OPERATOR);
    var reviewer = journey.staff("sjj-440902-reviewer");
    var received = journey.step(reviewer, journey.view(filed, "SJJ-440902"), "receipt");
    journey.take(
        reviewer,
        received,
        "correction-notice",
        Map.of("points", List.of(Map.of("about", "business-licence", "words", "照片看不清"))));
    var page = browsing.bearing(operator.token());
    page.navigate("/cases/" + filed + "/correction");
    browsing.check(page, "reuse-correction");
    tick(page, id);
    press(page, "提交补正");
    usedBy(id, filed, "business-licence");
    revoke(id);
  }

  @Test
  void servesAsWhatWasPromisedByOneTick() {
    var id = issued().get("id").asText();
    var journey = APPLICATIONS.journey();
    var freight = licenceMayFollow();
    assertThat(operator.get("/implementations/" + freight).expect(200).toString())
        .contains("MAY_FOLLOW");
    var draft =
        operator
            .post("/cases", Map.of("implementation", freight, "applicant", company))
            .expect(201)
            .get("id")
            .asText();
    var tag =
        Applications.filledIn(
            operator,
            draft,
            List.of("vehicle-papers", "safety-rules", "drivers"),
            Map.of(
                "answers",
                Map.of("scope", "道路普通货运", "vehicles", "2", "phone", OPERATOR),
                "way",
                Map.of("mode", "FULLY_ONLINE", "channel", "WEB", "actingAs", "OPERATOR"),
                "delivery",
                Map.of("way", "ELECTRONIC")));
    operator.post("/cases/" + draft + "/submission", Map.of(), tag).expect(200);
    var reviewer = journey.staff("jtj-440902-reviewer");
    var received = journey.step(reviewer, journey.view(draft, "JTJ-440902"), "receipt");
    journey.take(
        reviewer,
        received,
        "acceptance",
        Map.of(
            "promises",
            List.of(
                Map.of(
                    "material",
                    "business-licence",
                    "by",
                    Applications.today().plusDays(3).toString()))));
    var page = browsing.bearing(operator.token());
    page.navigate("/cases/" + draft + "/promised");
    browsing.check(page, "reuse-promised");
    tick(page, id);
    press(page, "交上去");
    usedBy(id, draft, "business-licence");
    revoke(id);
  }

  private static void tick(Page page, String licence) {
    page.locator("input[name=licences][value='business-licence/" + licence + "']").check();
  }

  /** It is among the materials of the case, and on the holder's record. */
  private static void usedBy(String licence, String caseId, String material) {
    assertThat(material(operator.get("/cases/" + caseId).expect(200)).get("licence").get("id"))
        .hasToString("\"" + licence + "\"");
    assertThat(operator.get("/licences/" + licence + "/uses").expect(200).get("items"))
        .singleElement()
        .satisfies(
            use -> {
              assertThat(use.get("caseId").asText()).isEqualTo(caseId);
              assertThat(use.get("material").asText()).isEqualTo(material);
            });
  }

  /** An implementation, published for this, whose business licence may follow. */
  private static String licenceMayFollow() {
    var journey = APPLICATIONS.journey();
    var editor = journey.staff("editor");
    var drafts = "/admin/catalogue/drafts";
    var code = journey.implementation("道路货物运输经营许可", "440902");
    var draft =
        editor
            .post(drafts, Map.of("item", code.substring(19), "authority", "JTJ-440902"))
            .expect(201);
    var path = drafts + "/" + draft.get("id").asText();
    var rows = new ArrayList<Map<String, String>>();
    for (var row : draft.get("tables").get("materials.csv")) {
      var cells = new HashMap<String, String>();
      row.properties().forEach(cell -> cells.put(cell.getKey(), cell.getValue().asText()));
      if (cells.get("code").equals("business-licence")) {
        cells.put("necessity", "MAY_FOLLOW");
      }
      rows.add(cells);
    }
    var written =
        editor.put(path + "/tables/materials.csv", Map.of("rows", rows), editor.get(path).etag());
    written.expect(200);
    var submitted = editor.post(path + "/submission", Map.of(), written.etag());
    submitted.expect(200);
    journey
        .staff("catalogue-reviewer")
        .post(
            path + "/approval",
            Map.of("effectiveFrom", Applications.today().toString()),
            submitted.etag())
        .expect(200);
    return code;
  }

  private static JsonNode material(JsonNode filed) {
    for (var material : filed.get("materials")) {
      if (material.get("code").asText().equals("business-licence")) {
        return material;
      }
    }
    throw new AssertionError("No business licence: " + filed);
  }

  private static void nobodyElseUsesOrFindsIt(String licence) {
    var journey = APPLICATIONS.journey();
    var stranger = journey.residentApi(STRANGER);
    assertThat(stranger.get("/licences/" + licence + "/uses").status()).isEqualTo(404);
    var others =
        stranger
            .post("/cases", Map.of("implementation", journey.implementation("临时救助", "440902")))
            .expect(201)
            .get("id")
            .asText();
    for (var some : List.of(licence, UUID.randomUUID().toString())) {
      var answer =
          stranger.write(
              "PUT",
              "/cases/" + others + "/materials/hardship",
              Map.of("form", "LICENCE", "licence", some),
              Optional.empty());
      assertThat(answer.status()).isEqualTo(404);
    }
    var unnamed =
        stranger.put("/cases/" + others + "/materials/hardship", Map.of("form", "LICENCE"));
    assertThat(unnamed.status()).isEqualTo(400);
  }
}
