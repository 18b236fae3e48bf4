package org.tongban.server.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.server.browser.Browsing.press;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A version of the catalogue, from the editor's first look to what residents see. */
class CatalogueEditorInBrowserTest {
  private static final String ITEM = "公共场所卫生许可新办审批";
  private static final String OFFICE = "化州市行政审批局";
  private static final String PROMISE = "承诺时限";
  private static final String AT_KIOSKS = "/search?q=" + ITEM + "&region=440982&channel=KIOSK";

  private static Browsing browsing;

  @BeforeAll
  static void start() {
    browsing = new Browsing(Applications.SERVER.address().toString());
  }

  @AfterAll
  static void stop() {
    browsing.close();
  }

  private static String main(Page page) {
    return page.locator("main").textContent();
  }

  private static String state(Page page) {
    return page.locator("main .govuk-tag").first().textContent();
  }

  private static Locator part(Page page, String title) {
    return page.locator(".govuk-summary-list__row", new Page.LocatorOptions().setHasText(title))
        .locator("a");
  }

  @Test
  void versionIsWrittenReviewedByAnotherAndShownToResidents() {
    var visitor = browsing.visitor();
    visitor.navigate(AT_KIOSKS);
    assertThat(main(visitor)).contains("没有找到这样的事项");

    var editor = browsing.staff("editor");
    var draft = begun(editor);
    everyReasonIsNamed(editor);
    nothingTypedIsLostWhereSomebodyWasQuicker(editor);
    repaired(editor);
    whatChangesIsShown(editor, draft);
    editor.getByLabel("给审核人的说明").fill("缩短承诺时限，开通自助终端。");
    press(editor, "提交审核");
    assertThat(state(editor)).isEqualTo("待审核");
    assertThat(main(editor)).contains("等待另一位事项编辑审核");
    assertThat(editor.getByText("审核通过并公布").count()).isZero();

    var reviewer = browsing.staff("catalogue-reviewer");
    sentBack(reviewer, draft);
    editor.navigate(draft);
    assertThat(main(editor)).contains("退回原因：请写清自助终端在哪里。");
    press(editor, "提交审核");
    published(reviewer, draft);

    shownToResidents(visitor);
  }

  private static String begun(Page editor) {
    editor.navigate("/staff/catalogue");
    editor.getByLabel("事项名称").fill(ITEM);
    press(editor, "查找");
    browsing.check(editor, "catalogue-list");
    editor.locator("main").getByText(ITEM).first().click();
    browsing.check(editor, "catalogue-item");
    editor
        .locator(".tongban-result", new Page.LocatorOptions().setHasText(OFFICE))
        .locator("button")
        .click();
    assertThat(state(editor)).isEqualTo("编写中");
    assertThat(main(editor)).contains(OFFICE, "没有发现问题");
    return editor.url();
  }

  private static void everyReasonIsNamed(Page editor) {
    part(editor, "基本信息").click();
    browsing.check(editor, "catalogue-table-guide");
    editor.getByLabel(PROMISE).fill("60");
    editor.getByLabel("自助终端").or(editor.getByLabel("粤智助")).first().check();
    press(editor, "保存");
    part(editor, "办理结果").click();
    browsing.check(editor, "catalogue-table-results");
    press(editor, "删去第 1 行");
    press(editor, "保存");
    editor.getByLabel("给审核人的说明").fill("先交上来看看");

    press(editor, "提交审核");

    assertThat(editor.title()).startsWith("需要修改");
    assertThat(state(editor)).isEqualTo("编写中");
    assertThat(main(editor)).contains("公布前要改好这").contains("承诺", "法定").contains("结果");
    assertThat(editor.getByLabel("给审核人的说明").inputValue()).isEqualTo("先交上来看看");
    browsing.check(editor, "catalogue-draft-refused");
  }

  private static void nothingTypedIsLostWhereSomebodyWasQuicker(Page editor) {
    var other = editor.context().newPage();
    part(editor, "咨询和监督投诉").click();
    other.navigate(editor.url());
    other.getByLabel("监督投诉方式").fill("12345");
    press(other, "保存");
    assertThat(state(other)).isEqualTo("编写中");
    editor.getByLabel("咨询方式").fill("0668-0000082（示例号码）");

    press(editor, "保存");

    assertThat(main(editor)).contains("别人刚刚改过这份草稿");
    assertThat(editor.getByLabel("咨询方式").inputValue()).isEqualTo("0668-0000082（示例号码）");
    browsing.check(editor, "catalogue-table-stale");
    press(editor, "保存");
    assertThat(state(editor)).isEqualTo("编写中");
    other.close();
  }

  private static void repaired(Page editor) {
    part(editor, "基本信息").click();
    editor.getByLabel(PROMISE).fill("6");
    press(editor, "保存");
    part(editor, "办理结果").click();
    press(editor, "加一行");
    editor.getByLabel("名称").fill("公共场所卫生许可证");
    editor.getByLabel("有电子件").selectOption("true");
    editor.getByLabel("有纸质件").selectOption("true");
    press(editor, "保存");
    assertThat(main(editor)).contains("没有发现问题，可以公布");
  }

  private static void whatChangesIsShown(Page editor, String draft) {
    var changes = editor.locator("table tbody");
    assertThat(changes.textContent()).contains(PROMISE, "7", "6", "0668-0000082");
    editor.getByText("预览群众看到的办事指南").click();
    assertThat(main(editor)).contains("这是草稿的预览", "0668-0000082");
    assertThat(editor.locator(".tongban-fact__number").first().textContent()).isEqualTo("6");
    assertThat(editor.getByText("在线办理").count()).isZero();
    browsing.check(editor, "catalogue-preview");
    editor.navigate(draft);
  }

  private static void sentBack(Page reviewer, String draft) {
    reviewer.navigate("/staff/catalogue");
    reviewer.locator("main").getByText(ITEM).first().click();
    assertThat(reviewer.url()).isEqualTo(draft);
    browsing.check(reviewer, "catalogue-review");
    press(reviewer, "退回修改");
    assertThat(reviewer.getByText("请写明退回的原因。").count()).isGreaterThan(0);
    reviewer.getByLabel("退回的原因").fill("太".repeat(501));
    press(reviewer, "退回修改");
    assertThat(main(reviewer)).contains("最多 500 个字");
    assertThat(reviewer.getByLabel("退回的原因").inputValue()).hasSize(501);
    reviewer.getByLabel("退回的原因").fill("请写清自助终端在哪里。");
    press(reviewer, "退回修改");
    assertThat(state(reviewer)).isEqualTo("编写中");
  }

  private static void published(Page reviewer, String draft) {
    reviewer.navigate(draft);
    var yesterday = Applications.today().minusDays(1).toString();
    reviewer.getByLabel("自哪一天起实施").fill(yesterday);
    press(reviewer, "审核通过并公布");
    assertThat(main(reviewer)).contains("实施日期不能早于今天");
    assertThat(reviewer.getByLabel("自哪一天起实施").inputValue()).isEqualTo(yesterday);
    reviewer.getByLabel("自哪一天起实施").fill(Applications.today().toString());
    press(reviewer, "审核通过并公布");
    assertThat(state(reviewer)).isEqualTo("已公布");
    reviewer.navigate("/staff/catalogue");
    reviewer.getByLabel("事项名称").fill(ITEM);
    press(reviewer, "查找");
    reviewer.locator("main").getByText(ITEM).first().click();
    reviewer.getByText(OFFICE).first().click();
    assertThat(main(reviewer)).contains("第 2 版", "第 1 版", "请写清自助终端在哪里。", "测编辑", "测核对");
    browsing.check(reviewer, "catalogue-implementation");
    reviewer.getByLabel("原因").fill("不再办理");
    press(reviewer, "停止办理");
    assertThat(main(reviewer)).contains("请填写从哪一天起停止办理。");
    assertThat(reviewer.getByLabel("原因").inputValue()).isEqualTo("不再办理");
  }

  private static void shownToResidents(Page visitor) {
    for (int tries = 0; tries < 50; tries++) {
      visitor.navigate(AT_KIOSKS);
      if (main(visitor).contains("找到 1 个事项")) {
        break;
      }
      visitor.waitForTimeout(100);
    }
    assertThat(main(visitor)).contains("找到 1 个事项");
    visitor.locator(".tongban-result__name").first().click();
    visitor.locator("main").getByText("化州市").first().click();
    assertThat(visitor.locator(".tongban-fact__number").first().textContent()).isEqualTo("6");
    assertThat(main(visitor)).contains("0668-0000082", "第 2 版");
  }
}
