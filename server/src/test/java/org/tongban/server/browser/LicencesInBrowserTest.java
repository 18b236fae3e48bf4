package org.tongban.server.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.server.browser.Browsing.press;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tongban.client.licences.Licence;
import org.tongban.domain.delivery.LicenceNumber;
import org.tongban.domain.person.UnifiedSocialCreditCode;
import org.tongban.server.scenario.Api;

/** A result that is delivered over the network, from the decision to its revocation. */
class LicencesInBrowserTest {
  private static final String FATHER = "15400000005";
  private static final String NAME = "测海生";
  private static final String CITIZEN_ID = "449999197905120019";

  private static final Applications APPLICATIONS = new Applications();
  private static Browsing browsing;
  private static Api father;

  @BeforeAll
  static void start() {
    browsing = new Browsing(Applications.SERVER.address().toString());
    father = APPLICATIONS.journey().residentApi(FATHER);
  }

  @AfterAll
  static void stop() {
    browsing.close();
  }

  /** The licence of a birth that was registered just now, with its files made. */
  private static JsonNode issued() {
    var journey = APPLICATIONS.journey();
    var id = APPLICATIONS.birth(father, FATHER);
    journey.until("COMPLETED", journey.view(id, "WJJ-440902"));
    for (int tries = 0; tries < 200; tries++) {
      for (var licence : father.get("/licences").expect(200).get("items")) {
        if (licence.get("caseId").asText().equals(id) && licence.get("formats").size() == 2) {
          return licence;
        }
      }
      Api.pause();
    }
    throw new AssertionError("No licence: " + father.get("/licences").response().body());
  }

  private static String verifying(String number) {
    return "/verify?id=" + URLEncoder.encode(number, StandardCharsets.UTF_8);
  }

  private static String main(Page page) {
    return page.locator("main").textContent();
  }

  private static String standing(Page page) {
    return page.locator(".tongban-standing__status").textContent();
  }

  @Test
  void isDownloadedVerifiedAndRevokedByTwoPeople() throws IOException {
    var licence = issued();
    var number = licence.get("number").asText();
    var caseId = licence.get("caseId").asText();

    var holder = browsing.bearing(father.token());
    holder.navigate("/me");
    holder.getByText("我的证照").click();
    assertThat(main(holder)).contains(number, "有效", "下载 PDF", "下载 OFD");
    browsing.check(holder, "licences-mine");
    var downloads = new ArrayList<byte[]>();
    for (int times = 0; times < 2; times++) {
      var download = holder.waitForDownload(() -> holder.getByText("下载 PDF").first().click());
      assertThat(download.suggestedFilename()).isEqualTo(number + ".pdf");
      downloads.add(Files.readAllBytes(download.path()));
    }
    assertThat(downloads.getFirst()).isEqualTo(downloads.getLast()).startsWith("%PDF".getBytes());

    var anybody = browsing.visitor();
    anybody.navigate("/verify");
    browsing.check(anybody, "verify");
    anybody.getByLabel("电子证照标识").fill(number);
    press(anybody, "核验");
    assertThat(standing(anybody)).isEqualTo("真实有效");
    assertThat(main(anybody)).contains("测*").doesNotContain(NAME, CITIZEN_ID, FATHER, caseId);
    browsing.check(anybody, "verify-genuine");

    var journey = APPLICATIONS.journey();
    var decider = journey.view(caseId, "WJJ-440902").get("route").get("decider").asText();
    assertThat(decider).isEqualTo("WJJ-440902");
    var clerk = browsing.staff("wjj-440902-issuer");
    clerk.navigate("/staff/cases/" + caseId);
    clerk.getByText("电子证照：查看、撤销、换发").click();
    press(clerk, "提出");
    assertThat(main(clerk)).contains("请选择撤销还是换发。", "请写明理由");
    browsing.check(clerk, "licence-desk");
    clerk.getByLabel("撤销：证照不再有效").check();
    clerk.getByLabel("理由").fill("登记的信息有误");
    press(clerk, "提出");
    assertThat(main(clerk)).contains("已办好", "请等另一位审批人员决定");
    anybody.navigate(verifying(number));
    assertThat(standing(anybody)).isEqualTo("真实有效");

    var approver = browsing.staff("wjj-440902-approver");
    approver.navigate("/staff/cases/" + caseId + "/licences");
    browsing.check(approver, "licence-desk-decision");
    press(approver, "同意撤销");
    assertThat(main(approver)).contains("已办好", "撤销");
    anybody.navigate(verifying(number));
    assertThat(standing(anybody)).isEqualTo("已撤销，不再有效");
    assertThat(main(anybody)).doesNotContain("登记的信息有误");
    browsing.check(anybody, "verify-revoked");
    holder.navigate("/me/licences");
    assertThat(main(holder)).contains("已撤销", "登记的信息有误");
  }

  @Test
  void whatWasNeverIssuedIsUnknownAndATypingMistakeIsSaid() {
    var number =
        new LicenceNumber(
                "440511001000",
                new UnifiedSocialCreditCode("11449999TE5T00075F"),
                "20260302AAAAAAAAAAAA",
                1)
            .value();
    var anybody = browsing.visitor();
    anybody.navigate(verifying(new StringBuilder(number).reverse().toString()));
    assertThat(main(anybody)).contains("电子证照标识应以");
    var last = number.charAt(number.length() - 1);
    anybody.navigate(
        verifying(number.substring(0, number.length() - 1) + (last == '0' ? '1' : '0')));
    assertThat(main(anybody)).contains("可能有一位输错");
    browsing.check(anybody, "verify-wrong");
    anybody.navigate(verifying(number));
    assertThat(standing(anybody)).isEqualTo("查无此证");
    browsing.check(anybody, "verify-unknown");
  }

  @Test
  void isReissuedWithANewVersionAndReadThroughTheSdk() throws IOException {
    var licence = issued();
    var id = licence.get("id").asText();
    var journey = APPLICATIONS.journey();
    var clerk = journey.staff("wjj-440902-issuer");
    var version = clerk.get("/licences/" + id);
    version.expect(200);
    var proposed =
        clerk.post(
            "/staff/licences/" + id + "/proposal",
            Map.of("kind", "REISSUE", "reason", "补充有效期", "validUntil", "2099-12-31"),
            version.etag());
    proposed.expect(200);
    assertThat(father.get("/licences/" + id).expect(200).get("state").asText())
        .isEqualTo("IN_FORCE");
    journey
        .staff("wjj-440902-approver")
        .post("/staff/licences/" + id + "/decision", Map.of("agreed", true), proposed.etag())
        .expect(200);

    var sdk = journey.resident(FATHER).licences();
    Licence next = null;
    for (int tries = 0; tries < 200 && next == null; tries++) {
      next =
          sdk.list(null, null, 100).execute().items().stream()
              .filter(one -> one.caseId().equals(licence.get("caseId").asText()))
              .filter(one -> !one.id().equals(id) && !one.formats().isEmpty())
              .findFirst()
              .orElse(null);
      if (next == null) {
        Api.pause();
      }
    }
    assertThat(next.number()).contains(".002.");
    assertThat(next.validUntil()).isEqualTo("2099-12-31");
    assertThat(sdk.download(next.id(), "ofd").execute().bytes()).startsWith("PK".getBytes());
    assertThat(sdk.verify(next.number()).execute().genuine()).isTrue();
    assertThat(sdk.verify(licence.get("number").asText()).execute().result()).isEqualTo("REPLACED");
  }
}
