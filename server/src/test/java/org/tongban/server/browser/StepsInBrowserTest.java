package org.tongban.server.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.server.browser.Browsing.press;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tongban.server.scenario.Api;

/** Steps on a case that the plain journey does not need, and the result's way to the person. */
class StepsInBrowserTest {
  private static final String FATHER = "15400000005";
  private static final String OPERATOR = "15400000008";

  private static final Applications APPLICATIONS = new Applications();
  private static Browsing browsing;

  @BeforeAll
  static void start() {
    browsing = new Browsing(Applications.SERVER.address().toString());
  }

  @AfterAll
  static void stop() {
    browsing.close();
  }

  private static Api api(String phone) {
    return APPLICATIONS.journey().residentApi(phone);
  }

  private static Page resident(String phone) {
    return browsing.bearing(api(phone).token());
  }

  private static String status(Page page) {
    return page.locator(".tongban-standing__status").textContent();
  }

  private static String main(Page page) {
    return page.locator("main").textContent();
  }

  @Test
  void applicantChangesTheDeliveryAndThenWithdraws() {
    var father = resident(FATHER);
    var id = APPLICATIONS.business(api(FATHER), FATHER);
    father.navigate("/cases/" + id);
    father.getByText("更改").click();
    father.getByLabel("免费寄递").check();
    press(father, "保存");
    assertThat(father.getByText("请填写收件人。").count()).isGreaterThan(0);
    browsing.check(father, "delivery");
    father.getByLabel("收件人").fill("测海生");
    father.getByLabel("收件电话").fill(FATHER);
    father.getByLabel("收件地区").selectOption("440902");
    father.getByLabel("详细地址").fill("示例路 5 号");
    press(father, "保存");
    assertThat(main(father)).contains("免费寄递", "示例路 5 号", "更改送达方式");

    father.getByText("不想办了，撤回申请").click();
    browsing.check(father, "withdrawal");
    father.getByLabel("原因").fill("想好了再办");
    press(father, "撤回申请");
    assertThat(status(father)).contains("已撤回");
    assertThat(father.getByText("不想办了，撤回申请").count()).isZero();
    browsing.check(father, "case-withdrawn");
  }

  private static void desk(Page staff, String id) {
    staff.navigate("/staff/cases/" + id);
  }

  private static void take(Page staff, String id, String step, Map<String, String> texts) {
    desk(staff, id);
    var form = staff.locator("form[action$='/" + step + "']");
    var closed = staff.locator("details", new Page.LocatorOptions().setHas(form));
    if (closed.count() > 0) {
      closed.locator("summary").click();
    }
    texts.forEach((label, text) -> form.getByLabel(label).fill(text));
    form.locator("button").click();
    assertThat(staff.locator(".govuk-notification-banner").textContent()).contains("已办好");
  }

  @Test
  void reviewerExtendsWithApprovalAndHoldsASpecialProcedure() {
    var operator = resident(OPERATOR);
    var api = api(OPERATOR);
    var company = api.get("/me").expect(200).get("organisations").get(0).get("id").asText();
    var id = APPLICATIONS.foodLicence(api, company, OPERATOR);
    var reviewer = browsing.staff("sjj-440902-reviewer");
    take(reviewer, id, "receipt", Map.of());
    take(reviewer, id, "acceptance", Map.of());
    desk(reviewer, id);
    browsing.check(reviewer, "desk-review");
    take(reviewer, id, "extension-request", Map.of("延长几个工作日", "10", "理由", "需要核对多份材料"));
    assertThat(main(reviewer)).contains("已申请延期");

    var head = browsing.staff("sjj-440902-head");
    desk(head, id);
    head.locator("form[action$='/extension-decision']").getByLabel("批准").first().check();
    browsing.check(head, "desk-extension");
    head.locator("form[action$='/extension-decision']").getByLabel("理由").fill("情况属实");
    head.locator("form[action$='/extension-decision'] button").click();
    operator.navigate("/cases/" + id);
    assertThat(main(operator)).contains("批准延期");

    desk(reviewer, id);
    var procedure = reviewer.locator("form[action$='/special-procedure']");
    reviewer
        .locator("details", new Page.LocatorOptions().setHas(procedure))
        .locator("summary")
        .click();
    procedure.getByLabel("特别程序").selectOption("ON_SITE_CHECK");
    procedure.getByLabel("原因").fill("按规定现场核查");
    procedure.locator("button").click();
    assertThat(reviewer.locator(".govuk-notification-banner").textContent()).contains("已办好");
    browsing.check(reviewer, "desk-suspended");
    operator.navigate("/cases/" + id);
    assertThat(status(operator)).contains("特别程序");
    browsing.check(operator, "case-suspended");
    take(reviewer, id, "resumption", Map.of("结论", "现场符合要求"));
    operator.navigate("/cases/" + id);
    assertThat(status(operator)).contains("审查中");
  }

  @Test
  void clerkDecidesOnTheSpot() {
    var clerk = browsing.staff("window-440902");
    var id = APPLICATIONS.marriage(APPLICATIONS.journey().staff("window-440902"));
    take(clerk, id, "receipt", Map.of());
    take(clerk, id, "verification", Map.of("核验了什么证件", "双方居民身份证"));
    desk(clerk, id);
    var form = clerk.locator("form[action$='/on-the-spot']");
    form.locator("button").click();
    assertThat(clerk.getByText("请选择一项。").count()).isGreaterThan(0);
    browsing.check(clerk, "desk-on-the-spot");
    form.getByLabel("准予", new Locator.GetByLabelOptions().setExact(true)).check();
    form.getByLabel("理由").fill("材料齐全，符合条件");
    form.getByLabel("证照或文书名称").fill("结婚证");
    form.locator("button").click();
    assertThat(main(clerk)).contains("已办好", "已办结");
    take(clerk, id, "hand-over", Map.of("领取人", "本人，出示居民身份证"));
    assertThat(main(clerk)).contains("已送达");
  }

  @Test
  void mailRoomHandsAParcelOverAndTheCourierBringsIt() {
    var journey = APPLICATIONS.journey();
    var clerk = journey.staff("window-440902");
    var id = APPLICATIONS.card(clerk);
    var concluded = journey.until("CONCLUDED", clerk.get("/staff/cases/" + id).expect(200));
    var number = concluded.get("number").asText();
    var parcel = journey.booked(journey.staff("gaj-440981-mail"), id);
    var mail = browsing.staff("gaj-440981-mail");
    mail.navigate("/staff/mail?view=booked");
    var line = mail.locator(".tongban-material", new Page.LocatorOptions().setHasText(number));
    assertThat(line.textContent()).contains(parcel.get("waybill").asText());
    browsing.check(mail, "mail-room-parcel");
    line.getByText("已交给快递员").click();
    mail.navigate("/staff/mail?view=booked");
    assertThat(line.getByText("已交给快递员").count()).isZero();

    var anybody = Api.anonymous(Applications.SERVER.address());
    var applicant = resident("15400000006");
    for (int tries = 0; tries < 60; tries++) {
      anybody.post("/sample/couriers/" + parcel.get("waybill").asText() + "/advance", Map.of());
      applicant.navigate("/cases/" + id);
      if (status(applicant).contains("已送达")) {
        break;
      }
      applicant.waitForTimeout(200);
    }
    assertThat(status(applicant)).contains("已送达");
    assertThat(main(applicant)).contains("寄出结果", "送达");
    browsing.check(applicant, "case-delivered");
  }

  @Test
  void pageWithScriptsShowsProgressAsItHappens() {
    var id = APPLICATIONS.birth(api(FATHER), FATHER);
    var page = browsing.withScripts(resident(FATHER));
    var faults = new java.util.concurrent.ConcurrentLinkedQueue<String>();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            faults.add(message.text());
          }
        });
    page.navigate("/cases/" + id);
    assertThat(status(page)).contains("已提交");
    page.evaluate("window.stillHere = true");
    var journey = APPLICATIONS.journey();
    var reviewer = journey.staff("wjj-440902-reviewer");

    journey.step(reviewer, journey.view(id, "WJJ-440902"), "receipt");

    PlaywrightAssertions.assertThat(page.locator(".tongban-standing__status"))
        .containsText("已收件", new LocatorAssertions.ContainsTextOptions().setTimeout(15_000));
    PlaywrightAssertions.assertThat(page.locator("#live-status")).containsText("办理有新进展：收件");
    assertThat(page.locator(".tongban-timeline__title").first().textContent()).isEqualTo("收件");
    journey.step(reviewer, journey.view(id, "WJJ-440902"), "acceptance");
    PlaywrightAssertions.assertThat(page.locator("#live-status"))
        .containsText("受理", new LocatorAssertions.ContainsTextOptions().setTimeout(15_000));
    assertThat(page.evaluate("window.stillHere")).as("It was never loaded anew").isEqualTo(true);
    assertThat(faults).isEmpty();
  }
}
