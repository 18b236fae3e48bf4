package org.tongban.server.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.server.browser.Browsing.press;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tongban.server.scenario.Api;
import org.tongban.server.scenario.Journey;
import org.tongban.server.scenario.RunningServer;

/** The mail room's day, and the parcel as who waits for it sees it. */
class MailRoomInBrowserTest {
  private static final String PHONE = "15400000006";
  private static final String MAIL_CLERK = "gaj-440981-mail";

  private final RunningServer server = RunningServer.embedded();
  private final Journey journey = new Journey(server);

  /** A parcel that waits to be handed over. */
  private JsonNode booked() {
    var clerk = journey.staff("window-440902");
    var visitor = journey.person(clerk, "测小雨", "44999919981111002X", PHONE, "440981");
    var filed =
        journey.fileAtCounter(
            clerk,
            new Journey.Counter(
                journey.implementation("居民身份证换领补领异地受理", "440981"),
                visitor,
                Optional.empty(),
                Map.of("reason", "有效期满", "phone", PHONE),
                List.of("id-card"),
                Map.of(
                    "mode",
                    "CONCLUDE_ELSEWHERE",
                    "channel",
                    "ANY_WINDOW",
                    "place",
                    "HALL-440902",
                    "actingAs",
                    "SELF"),
                Map.of(
                    "way",
                    "MAIL",
                    "recipient",
                    Map.of("name", "测小雨", "phone", PHONE, "region", "440981", "street", "示例路八号"))));
    return journey.booked(
        journey.staff(MAIL_CLERK), journey.until("CONCLUDED", filed).get("id").asText());
  }

  private Api visitor() {
    server.clock().advance(java.time.Duration.ofMinutes(6));
    var visitor = Api.anonymous(server.address()).resident(PHONE);
    visitor
        .put(
            "/me/identity",
            Map.of("name", "测小雨", "citizenId", "44999919981111002X", "home", "440981"))
        .expect(200);
    return visitor;
  }

  private static String words(Page page) {
    return page.locator("main").textContent();
  }

  @Test
  void handsOverByManifestAndFollowsWhatBecomesOfIt() {
    var back = booked().get("id").asText();
    var missing = booked().get("id").asText();
    try (var browsing = new Browsing(server.address().toString())) {
      var clerk = browsing.staff(MAIL_CLERK);
      clerk.navigate("/staff/mail?view=booked");
      browsing.check(clerk, "mail-booked");
      clerk.locator("#g-" + back).fill("x");
      clerk.locator("#d-" + back).getByText("保存重量").first().click();
      assertThat(words(clerk)).contains("重量应为 1 到 50000 克");
      clerk.locator("#g-" + back).fill("180");
      clerk.locator("#d-" + back).getByText("保存重量").first().click();
      assertThat(words(clerk)).contains("资费 12.00 元");
      var labels =
          clerk
              .context()
              .request()
              .get(
                  server.address()
                      + "/staff/mail/labels.pdf?size=MM_100_180&id="
                      + back
                      + "&id="
                      + missing);
      assertThat(labels.status()).isEqualTo(200);
      assertThat(new String(labels.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
      press(clerk, "选中的列入交寄清单");
      assertThat(words(clerk)).contains("清单", "模拟快递");
      browsing.check(clerk, "mail-manifest");
      press(clerk, "双方已签字，全部交寄");
      assertThat(words(clerk)).contains("申请人都已得到通知");
      clerk.navigate("/staff/mail/postage");
      assertThat(words(clerk)).contains("12.00");
      browsing.check(clerk, "mail-postage");

      var person = browsing.bearing(visitor().token());
      person.navigate("/me/deliveries");
      browsing.check(person, "deliveries");
      person.navigate("/me/deliveries/" + back);
      assertThat(words(person)).contains("已交给快递");
      press(person, "走下一步");
      press(person, "走下一步");
      assertThat(words(person)).contains("正在路上", "已揽收");
      browsing.check(person, "delivery-under-way");
      press(person, "让它退回");
      assertThat(words(person)).contains("已退回寄出单位", "换地址再寄");
      browsing.check(person, "delivery-returned");

      person.navigate("/me/deliveries/" + missing);
      for (int step = 0; step < 4; step++) {
        press(person, "走下一步");
      }
      assertThat(words(person)).contains("您拿到了吗");
      browsing.check(person, "delivery-signed");
      press(person, "没有收到");
      assertThat(words(person)).contains("寄出单位正在核实");
      clerk.navigate("/staff/mail");
      assertThat(words(clerk)).contains("申请人说没有收到");
      browsing.check(clerk, "mail-todo");
      press(clerk, "重新制作并寄出");
      person.reload();
      assertThat(words(person)).contains("已重新制作并寄出");
    }
  }
}
