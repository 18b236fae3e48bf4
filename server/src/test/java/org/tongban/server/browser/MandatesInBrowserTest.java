package org.tongban.server.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.server.browser.Browsing.press;
import static org.tongban.server.browser.Browsing.upload;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Letting others act, acting for others and for companies, and the address book. */
class MandatesInBrowserTest {
  private static final String GRANDMOTHER = "15400000001";
  private static final String HELPER = "15400000004";
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

  private static Page resident(String phone) {
    var page = browsing.bearing(APPLICATIONS.journey().residentApi(phone).token());
    page.navigate("/me");
    return page;
  }

  private static Page grandmother() {
    return resident(GRANDMOTHER);
  }

  private static String main(Page page) {
    return page.locator("main").textContent();
  }

  @Test
  void grandmotherLetsARelativeApplySeesWhatWasDoneAndTakesItBack() {
    var helper = resident(HELPER);
    var grandmother = grandmother();
    grandmother.getByText("代办委托").first().click();
    grandmother.getByText("新的委托").click();
    press(grandmother, "确认委托");
    assertThat(grandmother.getByText("请选择请谁帮忙。").count()).isGreaterThan(0);
    grandmother.getByLabel("家人或其他人").check();
    grandmother.getByLabel("对方姓名").fill("测玉兰");
    grandmother.getByLabel("对方身份证号码").fill("449999198506060025");
    grandmother.getByLabel("只办指定的事项").check();
    grandmother.getByLabel("事项名称").fill("高龄");
    press(grandmother, "查找事项");
    assertThat(grandmother.getByLabel("对方姓名").inputValue()).isEqualTo("测玉兰");
    grandmother.getByLabel("80岁以上高龄老人生活津贴").check();
    browsing.check(grandmother, "mandate-form");
    press(grandmother, "确认委托");
    assertThat(main(grandmother)).contains("委托已生效");
    browsing.check(grandmother, "mandates");

    var number = appliesFor(helper);

    grandmother.navigate("/me/mandates");
    grandmother.locator(".tongban-result a").first().click();
    assertThat(main(grandmother)).contains("替我办了什么", number);
    browsing.check(grandmother, "mandate");
    var address = helper.url();
    press(grandmother, "收回委托");
    assertThat(main(grandmother)).contains("委托已收回", "已收回");
    helper.navigate(address);
    assertThat(helper.locator("h1").textContent()).isEqualTo("没有找到");
  }

  private static String appliesFor(Page helper) {
    helper.navigate("/me/mandates");
    assertThat(main(helper)).contains("别人委托我的");
    browsing.check(helper, "mandates-held");
    helper.navigate("/search?q=高龄");
    helper.getByText("80岁以上高龄老人生活津贴").first().click();
    helper.getByText("信宜市").first().click();
    press(helper, "在线办理");
    assertThat(helper.locator("h1").textContent()).isEqualTo("先选好替谁办");
    press(helper, "开始填写");
    assertThat(helper.getByText("请选择替谁办理。").count()).isGreaterThan(0);
    browsing.check(helper, "applicant");
    helper.locator("main input[type=radio]").last().check();
    press(helper, "开始填写");
    helper.getByLabel("联系电话").fill(GRANDMOTHER);
    helper.getByLabel("银行账号").fill("6222021234567890123");
    helper.getByLabel("在家居住").check();
    press(helper, "保存，下一步");
    for (var code : new String[] {"id-card", "household-register", "photo"}) {
      upload(helper, code);
    }
    helper.locator("main").getByText("下一步").click();
    helper.getByLabel("网络送达").check();
    press(helper, "保存，下一步");
    press(helper, "提交申请");
    assertThat(main(helper)).contains("申请已提交");
    return helper.locator(".govuk-panel strong").textContent();
  }

  @Test
  void grandmotherLetsTheStationHelp() {
    var grandmother = grandmother();
    grandmother.navigate("/me/mandates/new");
    grandmother.getByLabel("服务站的工作人员").check();
    grandmother.getByLabel("服务站名称").fill("不存在的地方");
    grandmother.getByLabel("全部事项").check();
    press(grandmother, "确认委托");
    assertThat(grandmother.getByText("没有找到这个服务站，请换一个更短的说法。").count()).isGreaterThan(0);
    grandmother.getByLabel("服务站名称").fill("双合村");
    press(grandmother, "查找服务站");
    grandmother.locator("main input[name=point]").first().check();
    press(grandmother, "确认委托");

    assertThat(main(grandmother)).contains("委托已生效", "双合村", "全部事项");
  }

  @Test
  void residentKeepsAddressesAndHasAResultSentToOne() {
    var resident = grandmother();
    resident.getByText("我的地址").click();
    resident.locator("main").getByText("添加地址").click();
    press(resident, "保存");
    assertThat(resident.getByText("请填写收件人姓名。").count()).isGreaterThan(0);
    resident.getByLabel("收件人").fill("测阿婆");
    resident.getByLabel("手机号码").fill(GRANDMOTHER);
    resident.getByLabel("所在县").selectOption("440983");
    resident.getByLabel("镇（街道）、村（社区）").fill("钱排镇双合村委会");
    resident.getByLabel("详细地址").fill("示例巷 7 号");
    browsing.check(resident, "address-form");
    press(resident, "保存");
    assertThat(main(resident)).contains("地址已保存", "示例巷 7 号");
    browsing.check(resident, "addresses");
    resident.getByText("修改").first().click();
    assertThat(resident.getByLabel("镇（街道）、村（社区）").inputValue()).contains("双合村");
    resident.getByLabel("详细地址").fill("示例巷 9 号");
    press(resident, "保存");
    assertThat(main(resident)).contains("地址已改好", "示例巷 9 号");

    var draft =
        APPLICATIONS
            .journey()
            .residentApi(GRANDMOTHER)
            .post(
                "/cases",
                Map.of(
                    "implementation",
                    APPLICATIONS.journey().implementation("80岁以上高龄老人生活津贴", "440983")))
            .expect(201)
            .get("id")
            .asText();
    resident.navigate("/apply/" + draft + "/way");
    resident.getByLabel("免费寄递").check();
    var saved = resident.getByLabel("寄到已保存的地址");
    saved.selectOption(
        new com.microsoft.playwright.options.SelectOption()
            .setLabel(saved.locator("option").last().textContent()));
    resident.getByLabel("详细地址").fill("");
    press(resident, "保存，下一步");
    assertThat(main(resident)).contains("示例巷 9 号");

    resident.navigate("/me/addresses");
    press(resident, "删除");
    assertThat(main(resident)).contains("地址已删除").doesNotContain("示例巷 9 号");
  }

  @Test
  void operatorChoosesForWhichCompanyOrForWhom() {
    var operator = resident(OPERATOR);
    var me = APPLICATIONS.journey().residentApi(OPERATOR).get("/me").expect(200).get("id").asText();
    APPLICATIONS
        .journey()
        .staff("window-440902")
        .post(
            "/staff/organisations",
            Map.of(
                "name", "测试山货商贸有限公司",
                "creditCode", "91449999TE5T00024Y",
                "phone", "15400000009",
                "home", "440902",
                "operator", me))
        .expect(201);
    operator.navigate("/search?q=个体工商户");
    operator.getByText("个体工商户设立登记").first().click();
    operator.getByText("茂南区").first().click();
    press(operator, "在线办理");
    assertThat(main(operator)).contains("本人（测福来）", "测试海味商贸有限公司", "测试山货商贸有限公司", "您是这家单位的办事人员");
    browsing.check(operator, "applicant-company");
    operator.getByLabel("测试山货商贸有限公司").check();
    press(operator, "开始填写");
    assertThat(main(operator)).contains("测试山货商贸有限公司").doesNotContain("海味");

    operator.navigate("/search?q=食品经营许可");
    operator.getByText("食品经营许可核发").first().click();
    operator.getByText("茂南区").first().click();
    press(operator, "在线办理");
    assertThat(main(operator)).doesNotContain("本人（");
  }

  @Test
  void elderModeShowsTheSamePages() {
    var grandmother = grandmother();
    grandmother.getByText("长辈版").click();
    for (var path :
        new String[] {
          "/me",
          "/me/mandates",
          "/me/mandates/new",
          "/me/addresses",
          "/me/messages",
          "/me/messages/sent",
          "/me/notification-preferences"
        }) {
      grandmother.navigate(path);
      assertThat(grandmother.locator("html.elder").count()).isEqualTo(1);
      browsing.check(grandmother, "elder" + path.replace('/', '-'));
    }
    grandmother.getByText("标准版").click();
  }
}
