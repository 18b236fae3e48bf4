package org.tongban.server.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.server.browser.Browsing.press;
import static org.tongban.server.browser.Browsing.upload;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tongban.server.scenario.RunningServer;

/** The journeys in a browser without scripts; every kind of page is checked for accessibility. */
class PagesInBrowserTest {
  private static final String ALLOWANCE = "80岁以上高龄老人生活津贴";

  private static Browsing browsing;

  @BeforeAll
  static void start() {
    browsing = new Browsing(RunningServer.embedded().address().toString());
  }

  @AfterAll
  static void stop() {
    browsing.close();
  }

  @Test
  void everybodyFindsAGuide() {
    var page = browsing.visitor();
    page.navigate("/");
    browsing.check(page, "home");
    page.getByLabel("想办什么事").fill("高龄");
    press(page, "搜索");
    browsing.check(page, "search");
    page.getByText(ALLOWANCE).first().click();
    browsing.check(page, "item");
    page.getByText("信宜市").first().click();
    assertThat(page.locator("h1").textContent()).contains("高龄");
    browsing.check(page, "guide");
    for (var zone : new String[] {"cross-province", "any-window", "village", "help"}) {
      page.navigate("/zones/" + zone);
      browsing.check(page, "zone-" + zone);
    }
    page.navigate("/no-such-page");
    assertThat(page.locator("h1").textContent()).isEqualTo("没有找到");
    browsing.check(page, "error");
    page.navigate("/staff");
    assertThat(page.url()).contains("/sign-in/staff");
    browsing.check(page, "sign-in-staff");
  }

  @Test
  void controlsAreLargeEnoughForFingers() {
    var page = browsing.visitor();
    page.navigate("/");
    assertThat(height(page, "main button")).isGreaterThanOrEqualTo(44);
    assertThat(height(page, "main input[type=search]")).isGreaterThanOrEqualTo(44);

    page.getByText("长辈版").click();

    assertThat(height(page, "main button")).isGreaterThanOrEqualTo(60);
    assertThat(height(page, "main input[type=search]")).isGreaterThanOrEqualTo(60);
  }

  private static double height(Page page, String selector) {
    return page.locator(selector).first().boundingBox().height;
  }

  @Test
  void elderModeStaysOn() {
    var page = browsing.visitor();
    page.navigate("/search?q=高龄");
    page.getByText("长辈版").click();
    assertThat(page.url()).contains("/search");
    assertThat(page.locator("html.elder").count()).isEqualTo(1);
    page.navigate("/");
    assertThat(page.locator("html.elder").count()).isEqualTo(1);
    browsing.check(page, "elder");
    page.getByText("标准版").click();
    assertThat(page.locator("html.elder").count()).isZero();
  }

  @Test
  void residentAppliesOnlineAndGetsTheResult() {
    var resident = browsing.visitor();
    resident.navigate("/sign-in");
    browsing.check(resident, "sign-in");
    browsing.signIn(resident, "15400000001");
    confirmIdentity(resident);
    browsing.check(resident, "my-space");
    var number = apply(resident);
    var reviewer = browsing.staff("mzj-440983-reviewer");
    browsing.check(reviewer, "work-list");
    open(reviewer, number);
    browsing.check(reviewer, "desk");
    var notice = reviewer.locator("form[action$='correction-notice']");
    reviewer.getByText("一次性告知补正").first().click();
    notice.getByLabel("居民户口簿").fill("请补拍本人页。");
    notice.locator("button").click();
    taken(reviewer);
    answerCorrection(resident, number);
    review(reviewer, number);
    keepPromise(resident, number);
    decide(number);
    result(resident, number);
  }

  private static void confirmIdentity(Page page) {
    if (!page.url().contains("/real-name")) {
      return;
    }
    press(page, "确认");
    assertThat(page.getByText("请填写姓名。").count()).isGreaterThan(0);
    browsing.check(page, "real-name");
    page.getByLabel("姓名").fill("测阿婆");
    page.getByLabel("身份证号码").fill("449999194203150025");
    page.getByLabel("户籍所在县").selectOption("440983");
    page.getByLabel("户籍所在镇").fill("钱排镇双合村委会");
    press(page, "确认");
  }

  private static String apply(Page page) {
    page.getByLabel("想办什么事").fill("高龄");
    press(page, "搜索");
    page.getByText(ALLOWANCE).first().click();
    page.getByText("信宜市").first().click();
    press(page, "在线办理");
    page.getByLabel("联系电话").fill("不知道");
    press(page, "保存，下一步");
    assertThat(page.title()).startsWith("需要修改");
    assertThat(page.getByLabel("联系电话").inputValue()).isEqualTo("不知道");
    browsing.check(page, "apply-form");
    page.getByLabel("联系电话").fill("15400000001");
    page.getByLabel("银行账号").fill("6222021234567890123");
    page.getByLabel("在家居住").check();
    press(page, "保存，下一步");
    upload(page, "id-card");
    upload(page, "household-register");
    browsing.check(page, "apply-materials");
    page.locator("main").getByText("下一步").click();
    page.getByLabel("免费寄递").check();
    page.getByLabel("详细地址").fill("双合村 1 号");
    browsing.check(page, "apply-way");
    press(page, "保存，下一步");
    assertThat(page.locator(".tongban-route__stage").count()).isGreaterThan(3);
    browsing.check(page, "apply-check");
    press(page, "提交申请");
    assertThat(page.locator("main").textContent()).contains("申请已提交");
    browsing.check(page, "case");
    return page.locator(".govuk-panel strong").textContent();
  }

  private static void open(Page staff, String number) {
    staff.navigate("/staff");
    staff
        .locator("tr")
        .filter(new Locator.FilterOptions().setHasText(number))
        .locator("a")
        .first()
        .click();
  }

  private static void answerCorrection(Page page, String number) {
    page.navigate("/me");
    assertThat(page.locator("main").textContent()).contains(number, "等待补正");
    page.locator(".tongban-result", new Page.LocatorOptions().setHasText(number))
        .locator("a")
        .click();
    page.getByText("去补正").click();
    upload(page, "household-register");
    browsing.check(page, "correction");
    press(page, "提交补正");
    assertThat(page.locator(".tongban-standing__status").textContent()).contains("已补正");
  }

  private static void review(Page reviewer, String number) {
    open(reviewer, number);
    var promise = reviewer.locator("form[action$='acceptance'] input[type=date]");
    for (int i = 0; i < promise.count(); i++) {
      promise.nth(i).fill(LocalDate.of(2027, 6, 1).toString());
    }
    reviewer.locator("form[action$='acceptance'] button").click();
    taken(reviewer);
    var town = browsing.staff("ggb-440983118-reviewer");
    open(town, number);
    pass(town);
    open(reviewer, number);
    pass(reviewer);
  }

  private static void pass(Page reviewer) {
    reviewer.getByLabel("审查意见").fill("情况属实。");
    reviewer.locator("form[action$='/review'] button").click();
    taken(reviewer);
  }

  /** A click does not wait for the answer: the next person must not look too early. */
  private static void taken(Page staff) {
    assertThat(staff.locator(".govuk-notification-banner").textContent()).contains("已办好");
  }

  private static void keepPromise(Page page, String number) {
    openOwn(page, number);
    page.getByText("补交承诺的材料").click();
    upload(page, "photo");
    assertThat(page.locator("#m-photo").textContent()).contains("已上传新文件");
    browsing.check(page, "promised");
    press(page, "交上去");
    assertThat(page.locator(".tongban-standing__status").textContent()).contains("审查中");
  }

  private static void openOwn(Page page, String number) {
    page.navigate("/me");
    page.locator(".tongban-result", new Page.LocatorOptions().setHasText(number))
        .locator("a")
        .click();
  }

  private static void decide(String number) {
    var approver = browsing.staff("mzj-440983-approver");
    open(approver, number);
    press(approver, "作出决定");
    assertThat(approver.getByText("请选择一项。").count()).isGreaterThan(0);
    approver.getByLabel("准予", new Page.GetByLabelOptions().setExact(true)).check();
    var decision = approver.locator("form[action$='/decision']");
    decision.getByLabel("理由").fill("符合条件。");
    decision.locator("button").click();
    taken(approver);
    var issuer = browsing.staff("mzj-440983-issuer");
    open(issuer, number);
    issuer.getByLabel("证照或文书名称").fill("高龄津贴核准通知书");
    issuer.locator("form[action$='/issue'] button").click();
    taken(issuer);
  }

  private static void result(Page page, String number) {
    page.navigate("/me");
    page.locator(".tongban-result", new Page.LocatorOptions().setHasText(number))
        .locator("a")
        .click();
    assertThat(page.locator(".tongban-standing__status").textContent()).contains("已办结");
    browsing.check(page, "case-concluded");
    page.getByText("查看结果").click();
    assertThat(page.locator("h1").textContent()).isEqualTo("高龄津贴核准通知书");
    browsing.check(page, "paper");
  }

  @Test
  void clerkReceivesAVisitorAndFiles() {
    var clerk = browsing.staffByPassword("window-440983");
    clerk.getByText("接待来访群众").click();
    browsing.check(clerk, "counter");
    clerk.getByLabel("姓名").fill("测路人");
    clerk.getByLabel("身份证号码").fill("449999194203150025");
    press(clerk, "查找");
    assertThat(clerk.locator("h1").textContent()).isEqualTo("登记来访群众");
    browsing.check(clerk, "counter-registration");
    clerk.navigate("/staff/counter");
    clerk.getByLabel("姓名").fill("测阿婆");
    clerk.getByLabel("身份证号码").fill("449999194203150025");
    press(clerk, "查找");
    clerk.getByLabel("搜索事项").fill("高龄");
    press(clerk, "搜索");
    browsing.check(clerk, "counter-items");
    clerk
        .locator("form[action='/staff/counter/draft']")
        .filter(new Locator.FilterOptions().setHasText("信宜市民政局"))
        .first()
        .locator("button")
        .click();
    clerk.getByLabel("联系电话").fill("15400000001");
    clerk.getByLabel("银行账号").fill("6222021234567890123");
    clerk.getByLabel("在家居住").check();
    press(clerk, "保存，下一步");
    for (var code : new String[] {"id-card", "household-register", "photo"}) {
      clerk.locator("#m-" + code).getByText("已收到纸质原件").click();
      assertThat(clerk.locator("#m-" + code).textContent()).contains("已备好：纸质原件");
    }
    clerk.locator("main").getByText("下一步").click();
    clerk.getByLabel("网络送达").check();
    press(clerk, "保存，下一步");
    press(clerk, "提交申请");
    assertThat(clerk.url()).contains("/staff/cases/");
    clerk.getByLabel("居民户口簿").check();
    clerk.locator("form[action$='/receipt'] button").click();
    taken(clerk);
    clerk.getByLabel("核验了什么证件").fill("居民身份证");
    clerk.locator("form[action$='/verification'] button").click();
    taken(clerk);
    browsing.check(clerk, "desk-after-counter");
    clerk.navigate("/staff/mail");
    browsing.check(clerk, "mail-room");
    clerk.navigate("/sample/messages");
    browsing.check(clerk, "messages");
  }
}
