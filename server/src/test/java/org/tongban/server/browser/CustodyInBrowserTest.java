package org.tongban.server.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.server.browser.Browsing.press;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tongban.server.scenario.CustodyStory;

/**
 * Originals from the window that took them to the authority and back, as those on the way see it.
 */
class CustodyInBrowserTest {
  private static final String PERSON = "15400000001";
  private static final String HALL = "window-440902";
  private static final String OFFICE = "mzj-440983-reviewer";

  private static final Applications APPLICATIONS = new Applications();
  private static Browsing browsing;
  private static CustodyStory story;

  @BeforeAll
  static void start() {
    browsing = new Browsing(Applications.SERVER.address().toString());
    story = new CustodyStory(APPLICATIONS.journey());
  }

  @AfterAll
  static void stop() {
    browsing.close();
  }

  private static String main(Page page) {
    return page.locator("main").textContent();
  }

  private static void isPdf(Page page, String path) {
    var answer = page.context().request().get(Applications.SERVER.address() + path);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(new String(answer.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
  }

  /** The same papers by the API: for those who have the envelope, and for nobody else. */
  private static void isPdfForTheHallAlone(String path) {
    assertThat(story.hall().get(path).response().body()).startsWith("%PDF-");
    assertThat(story.office().get(path).status()).isEqualTo(404);
  }

  private static String path(Page page) {
    return page.url().substring(Applications.SERVER.address().toString().length()).split("\\?")[0];
  }

  /** What a scanner does: it types where the cursor is, and presses enter. */
  private static void scan(Page page, String code, String words) {
    PlaywrightAssertions.assertThat(page.locator("#f-code")).isFocused();
    page.keyboard().type(code);
    page.keyboard().press("Enter");
    PlaywrightAssertions.assertThat(page.locator("main")).containsText(words);
  }

  @Test
  void originalsAreOnRecordFromTheWindowToTheAuthorityAndBack() {
    var caseId = CustodyStory.id(story.collected());
    var hall = browsing.staff(HALL);
    var code = packed(hall, caseId);
    var envelope = path(hall);
    handedOver(hall, code);

    var person = browsing.bearing(APPLICATIONS.journey().residentApi(PERSON).token());
    person.navigate("/cases/" + caseId);
    assertThat(main(person)).contains("原件在哪里", "由茂南区政务服务大厅送往信宜市民政局");
    browsing.check(person, "custody-person");

    var office = browsing.withScripts(browsing.staff(OFFICE));
    scannedByKeyboardAlone(office, code);
    comparedAndSearched(office, hall, code);

    var clerk = browsing.staff(OFFICE);
    APPLICATIONS
        .journey()
        .until("CONCLUDED", story.office().get("/staff/cases/" + caseId).expect(200));
    clerk.navigate(envelope);
    clerk.getByText("送去退还：本人到别的单位领更方便").click();
    clerk.getByLabel("送去哪个单位").selectOption("HALL-440902");
    browsing.check(clerk, "custody-give-back");
    press(clerk, "改送这里，重新贴标签");
    press(clerk, "单独列一张交接清单");
    clerk.getByLabel("本单位专人送达").check();
    press(clerk, "双方已签字，全部交出");

    hall.navigate("/staff/custody");
    hall.getByLabel("扫描材料袋条码").fill(code);
    press(hall, "扫码");
    assertThat(main(hall)).contains("收到了。");
    hall.navigate(envelope);
    press(hall, "已当面退还，签字领回");
    assertThat(main(hall)).contains("请写明谁领回了原件");
    hall.getByLabel("谁领回，出示什么证件").fill("本人，出示居民身份证");
    press(hall, "已当面退还，签字领回");
    assertThat(main(hall)).contains("已办好");
    browsing.check(hall, "custody-back");
    person.reload();
    assertThat(main(person)).contains("已退还给您。");
  }

  private static String packed(Page hall, String caseId) {
    hall.navigate("/staff/custody?view=pack");
    browsing.check(hall, "custody-desk-pack");
    hall.navigate("/staff/custody/pack/" + caseId);
    browsing.check(hall, "custody-pack");
    var count = hall.getByLabel("申请人近期免冠照片");
    count.fill("两张");
    press(hall, "装好了，去打印标签");
    assertThat(main(hall)).contains("份数请填 1 到 99 的数字");
    assertThat(count.inputValue()).isEqualTo("两张");
    count.fill("2");
    press(hall, "装好了，去打印标签");
    assertThat(main(hall)).contains("申请人近期免冠照片 2 份", "下一步：打印标签");
    browsing.check(hall, "custody-packed");
    var id = path(hall).substring(path(hall).lastIndexOf('/') + 1);
    isPdf(hall, "/staff/custody/labels.pdf?id=" + id);
    isPdfForTheHallAlone("/staff/custody/envelopes/" + id + "/label");
    return hall.locator("h1").textContent().strip();
  }

  private static void handedOver(Page hall, String code) {
    press(hall, "单独列一张交接清单");
    assertThat(main(hall)).contains(code, "下一步：打印清单");
    browsing.check(hall, "custody-list");
    isPdf(hall, path(hall) + "/sheet.pdf");
    assertThat(story.hall().get(path(hall) + "/sheet").response().body()).startsWith("%PDF-");
    assertThat(story.supervisor().get(path(hall) + "/sheet").status()).isEqualTo(404);
    hall.getByLabel("快递公司").fill("邮政EMS");
    press(hall, "双方已签字，全部交出");
    assertThat(main(hall)).contains("请选择由专人送达");
    assertThat(hall.getByLabel("快递公司").inputValue()).isEqualTo("邮政EMS");
    hall.getByLabel("交给快递", new Page.GetByLabelOptions().setExact(true)).check();
    hall.getByLabel("运单号").fill("EM123456789CN");
    press(hall, "双方已签字，全部交出");
    assertThat(main(hall)).contains("等信宜市民政局逐袋扫码签收");
    hall.navigate("/staff/custody?view=sent");
    assertThat(main(hall)).contains(code);
    browsing.check(hall, "custody-sent");
  }

  private static void scannedByKeyboardAlone(Page office, String code) {
    office.navigate("/staff/custody");
    assertThat(main(office)).contains(code);
    var misread = code.substring(0, 2) + (code.charAt(2) == '0' ? '1' : '0') + code.substring(3);
    scan(office, misread, "“" + misread + "”");
    PlaywrightAssertions.assertThat(office.locator("#f-code")).hasValue(misread);
    browsing.check(office, "custody-misread");

    var others = story.packed(CustodyStory.id(story.collected())).get("code").asText();
    scan(office, others, "“" + others + "”");
    assertThat(main(office)).contains("请先不要拆开");

    scan(office, code.replace(" ", "").toLowerCase(Locale.ROOT), "收到了。请拆袋");
    browsing.check(office, "custody-scanned");
    scan(office, code, "已经收到过了，不用再扫。");
  }

  private static void comparedAndSearched(Page office, Page hall, String code) {
    office.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("去核对")).click();
    office.getByText("有缺的").click();
    browsing.check(office, "custody-compare");
    office.getByLabel("看到的情况").fill("封口完好");
    press(office, "登记缺件，通知对方查找");
    assertThat(main(office)).contains("请在缺的材料后面填上缺几份");
    assertThat(office.getByLabel("看到的情况").inputValue()).isEqualTo("封口完好");
    office.getByLabel("申请人近期免冠照片缺几份").fill("1");
    press(office, "登记缺件，通知对方查找");
    assertThat(main(office)).contains("缺件，正在查找", "申请人近期免冠照片 1 份");

    hall.navigate("/staff/messages");
    assertThat(main(hall)).contains("材料袋里缺件", "未读", "茂南区政务服务大厅");
    assertThat(hall.locator("header").textContent()).contains("条未读");
    browsing.check(hall, "staff-messages");
    press(hall, "这一页全部标为已读");
    assertThat(hall.locator("main .govuk-tag").count()).isZero();
    hall.locator("main").getByText("查看告警").first().click();
    assertThat(main(hall)).contains("拆袋核对缺件", code, "请移交单位查找");
    browsing.check(hall, "custody-alarms");

    office.navigate("/staff/custody?view=alarms");
    var alarm = office.locator(".tongban-material", new Page.LocatorOptions().setHasText(code));
    alarm.getByText("找到了，已放回袋里").click();
    assertThat(main(office)).contains("请写明查找的经过和结果");
    alarm.getByLabel("查找的经过和结果").fill("窗口补送到了");
    alarm.getByText("找到了，已放回袋里").click();
    assertThat(
            office.locator(".tongban-material", new Page.LocatorOptions().setHasText(code)).count())
        .isZero();
  }
}
