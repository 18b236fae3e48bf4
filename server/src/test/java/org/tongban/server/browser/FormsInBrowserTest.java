package org.tongban.server.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.server.browser.Browsing.press;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tongban.server.scenario.Journey;
import org.tongban.server.scenario.RunningServer;

/** Forms with conditional parts and the check before them, with and without scripts. */
class FormsInBrowserTest {
  private static final String PHONE = "15400000006";

  private static Browsing browsing;
  private static String certificate;
  private static String marriage;

  /** Signed in once: the next code for a phone comes later and later. */
  private static Page owner;

  @BeforeAll
  static void start() {
    browsing = new Browsing(RunningServer.embedded().address().toString());
    var journey = new Journey(RunningServer.embedded());
    certificate = journey.implementation("残疾人证新办", "440981");
    marriage = journey.implementation("结婚登记", "440981");
    owner = signedIn();
  }

  @AfterAll
  static void stop() {
    browsing.close();
  }

  private static String heading(Page page) {
    return page.locator("h1").textContent();
  }

  private static Page signedIn() {
    var page = browsing.visitor();
    browsing.signIn(page, PHONE);
    page.navigate("/real-name");
    page.getByLabel("姓名").fill("测小雨");
    page.getByLabel("身份证号码").fill("44999919981111002X");
    page.locator("select").selectOption("440981");
    press(page, "确认");
    return page;
  }

  @Test
  void strangersLearnWhetherTheyCanApplyAndNothingIsKept() {
    var page = browsing.visitor();
    page.navigate("/guides/" + certificate);
    page.getByText("看看我能不能办").click();
    browsing.check(page, "eligibility");
    press(page, "看结果");
    assertThat(page.locator(".govuk-error-summary").textContent()).contains("请回答");
    page.getByLabel("个人").check();
    page.locator("select").selectOption("000000");
    press(page, "看结果");
    assertThat(heading(page)).isEqualTo("现在还不能办这件事");
    assertThat(page.locator("main").textContent()).contains("可以这样办");
    browsing.check(page, "eligibility-no");
    page.getByText("看看其他地方的同名事项").click();
    assertThat(page.url()).contains("/items/");
    page.navigate("/guides/" + certificate + "/eligibility");
    assertThat(heading(page)).isEqualTo("看看我能不能办");
  }

  @Test
  void whatIsKnownIsNotAskedAndWhatIsDeclaredGoesAlong() {
    var page = owner;
    page.navigate("/guides/" + marriage);
    press(page, "在线办理");
    assertThat(page.url()).endsWith("/eligibility");
    assertThat(page.locator("main fieldset").count()).isEqualTo(2);
    page.getByText("是", new Page.GetByTextOptions().setExact(true)).first().click();
    page.getByText("是", new Page.GetByTextOptions().setExact(true)).last().click();
    press(page, "看结果");
    assertThat(heading(page)).isEqualTo("可以办");
    browsing.check(page, "eligibility-yes");
    press(page, "在线办理");
    assertThat(page.url()).endsWith("/form");
    assertThat(page.locator("input[type=radio]:checked").count()).isEqualTo(2);
    assertThat(page.locator("main").textContent()).contains("已为您填好，可以修改");
  }

  @Test
  void conditionalPartsWorkWithoutScriptsAndBetterWithThem() {
    var page = owner;
    page.navigate("/guides/" + certificate);
    press(page, "在线办理");
    assertThat(page.getByLabel("联系电话").inputValue()).isEqualTo(PHONE);
    var guardian = page.getByLabel("监护人姓名");
    assertThat(guardian.isVisible()).isTrue();
    assertThat(page.locator(".tongban-when").first().textContent()).contains("智力", "时填写");
    browsing.check(page, "apply-form-parts");
    page.getByLabel("智力").check();
    press(page, "保存，下一步");
    assertThat(page.locator(".govuk-error-summary").textContent())
        .contains("监护人姓名", "监护人与本人的关系", "上门评定");
    page.getByLabel("肢体").check();
    page.getByLabel("不需要").check();
    press(page, "保存，下一步");
    assertThat(page.url()).endsWith("/materials");

    page.goBack();
    var scripted = browsing.withScripts(page);
    scripted.navigate(page.url());
    scripted.getByLabel("监护人姓名").waitFor(hidden());
    assertThat(scripted.locator(".tongban-when:visible").count()).isZero();
    scripted.getByLabel("精神").check();
    assertThat(scripted.getByLabel("监护人姓名").isVisible()).isTrue();
    scripted.getByLabel("监护人姓名").fill("测大山");
    scripted.getByText("已自动保存").waitFor();
    scripted.navigate(page.url());
    assertThat(scripted.getByLabel("监护人姓名").inputValue()).isEqualTo("测大山");
    scripted.getByLabel("父母").check();
    press(scripted, "保存，下一步");
    assertThat(scripted.url()).endsWith("/materials");
  }

  @Test
  void whatWasTypedStaysWhenAnotherWindowSavedFirst() {
    var page = owner;
    page.navigate("/guides/" + certificate);
    press(page, "在线办理");
    var scripted = browsing.withScripts(page);
    scripted.navigate(page.url());
    scripted.getByLabel("联系电话").fill("15400000099");
    scripted.getByText("已自动保存").waitFor();
    page.getByLabel("联系电话").fill("15400000098");
    press(page, "保存，下一步");
    assertThat(page.locator(".govuk-error-summary").textContent()).contains("别处改过");
    assertThat(page.getByLabel("联系电话").inputValue()).isEqualTo("15400000098");
  }

  private static Locator.WaitForOptions hidden() {
    return new Locator.WaitForOptions()
        .setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN);
  }
}
