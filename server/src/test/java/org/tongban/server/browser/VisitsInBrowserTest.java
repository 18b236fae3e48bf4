package org.tongban.server.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.server.browser.Browsing.press;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tongban.server.scenario.Api;

/** Booking a visit, moving it, giving it up and waiting for a place; planning when one can come. */
class VisitsInBrowserTest {
  private static final String BOOKER = "15400000004";
  private static final String WALKER = "15400000002";
  private static final String OTHER = "15400000005";
  private static final String MOVER = "15400000006";
  private static final String CLOSED_OUT = "15400000007";
  private static final String SLOW = "15400000003";
  private static final int TABS = 60;

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

  private static Page staff(String login) {
    var page = browsing.bearing(APPLICATIONS.journey().staff(login).token());
    page.navigate("/staff");
    return page;
  }

  private static String main(Page page) {
    return page.locator("main").textContent();
  }

  private static String value(Page page, String selector) {
    return page.locator(selector).first().getAttribute("value");
  }

  /** Chooses the first time of the day that is shown, and returns it. */
  private static String firstTime(Page page) {
    var first = page.locator("input[name=from]").first();
    first.check();
    return first.getAttribute("value");
  }

  private static String id(Page page) {
    return page.url().replaceAll(".*/appointments/([0-9a-f-]{36}).*", "$1");
  }

  @Test
  void residentBooksWithTheKeyboardAloneInElderModeOnAPhone() {
    var page = browsing.withScripts(resident(WALKER));
    page.context()
        .addCookies(
            List.of(
                new Cookie("tongban-elder", "1").setUrl(Applications.SERVER.address().toString())));
    page.setViewportSize(390, 844);
    page.navigate("/appointments/new?q=高龄&home=440902");
    tabTo(page, "80岁以上高龄老人生活津贴");
    page.keyboard().press("Space");
    tabTo(page, "看看哪里最早");
    browsing.check(page, "visit-start");
    page.keyboard().press("Enter");
    page.waitForURL("**/appointments/places**");
    assertThat(main(page)).contains("80岁以上高龄老人生活津贴", "最近", "最早");
    browsing.check(page, "visit-places");
    tabTo(page, "选时间：茂南区政务服务大厅");
    page.keyboard().press("Enter");
    page.waitForURL("**/appointments/at/**");
    tabTo(page, "综合受理");
    page.keyboard().press("Enter");
    page.waitForURL("**/appointments/calendar**");
    assertThat(page.locator(".tongban-daylist a[aria-current=date]").count()).isEqualTo(1);
    browsing.check(page, "visit-calendar-elder");
    tabTo(page, "，共");
    page.keyboard().press("Space");
    tabTo(page, "先留住这个时间");
    page.keyboard().press("Enter");
    page.waitForURL(url -> url.matches(".*/appointments/[0-9a-f-]{36}"));
    assertThat(main(page)).contains("为您留到", "还有约");
    browsing.check(page, "visit-held-elder");
    tabTo(page, "确认预约");
    page.keyboard().press("Enter");
    page.waitForURL("**done=booked");
    assertThat(main(page)).contains("约好了", "80岁以上高龄老人生活津贴", "茂南区政务服务大厅");
    takesAlong(page);
  }

  /** Goes on with the tab key until the focus is on something of that name. */
  private static void tabTo(Page page, String name) {
    for (int i = 0; i < TABS; i++) {
      page.keyboard().press("Tab");
      var focused =
          page.evaluate(
              """
              () => {
                const here = document.activeElement;
                const label = here.labels && here.labels[0];
                return (label ? label.parentElement : here).textContent;
              }
              """);
      if (String.valueOf(focused).replaceAll("\\s+", "").contains(name)) {
        return;
      }
    }
    throw new AssertionError("The tab key does not lead to " + name);
  }

  private static void takesAlong(Page page) {
    var number = page.locator(".govuk-panel strong").textContent();
    page.waitForFunction("() => document.querySelector('.tongban-qr img').naturalWidth > 0");
    browsing.check(page, "visit-booked");
    var calendar = page.request().get(page.getByText("加到手机日历").getAttribute("href"));
    assertThat(calendar.headers().get("content-type")).startsWith("text/calendar");
    assertThat(calendar.text()).contains("BEGIN:VEVENT", number);
    page.navigate("/appointments/" + id(page) + "/paper");
    assertThat(main(page)).contains("预约单", number);
    browsing.check(page, "visit-paper");
  }

  @Test
  void arrowKeysGoFromDayToDay() {
    var page = browsing.withScripts(browsing.visitor());
    page.navigate("/appointments/calendar?group=HALL-440902.TB&people=1");
    var days = page.locator("[data-month] a");
    assertThat(days.count()).isGreaterThan(2);
    days.first().focus();

    page.keyboard().press("ArrowRight");

    assertThat(page.evaluate("document.activeElement.dataset.day"))
        .isEqualTo(days.nth(1).getAttribute("data-day"));
    assertThat(days.first().textContent()).contains("个名额，还剩");
    browsing.check(page, "visit-calendar");
  }

  @Test
  void residentChangesTheirMindMovesAndCancels() {
    var page = resident(MOVER);
    page.navigate("/appointments/calendar?group=HALL-440982.ZH&people=2");
    press(page, "先留住这个时间");
    assertThat(main(page)).contains("请选择一个时间。", "2 人");
    firstTime(page);
    press(page, "先留住这个时间");
    var held = id(page);
    page.getByText("换一个时间").click();
    page.locator("input[name=from]").nth(2).check();
    press(page, "先留住这个时间");
    assertThat(id(page)).isNotEqualTo(held);
    var times = api(MOVER).get("/appointments/" + held).expect(200);
    assertThat(times.get("state").asText()).isEqualTo("CANCELLED");
    press(page, "确认预约");
    page.getByText("改时间").click();
    assertThat(main(page)).contains("原来约的是");
    page.locator("input[name=from]").nth(4).check();
    var moved = page.locator("input[name=from]").nth(4).getAttribute("value");
    press(page, "改到这个时间");
    assertThat(main(page)).contains("已改到", moved);
    page.getByText("来不了，取消预约").click();
    browsing.check(page, "visit-cancel");
    press(page, "取消预约");
    assertThat(main(page)).contains("预约已取消", "已取消");
    browsing.check(page, "visit-list");
  }

  @Test
  void holdThatRanOutSaysSoAndKeepsTheChoice() {
    var page = resident(SLOW);
    page.navigate("/appointments/calendar?group=HALL-440904.ZH&people=3");
    firstTime(page);
    press(page, "先留住这个时间");
    Applications.SERVER.clock().advance(Duration.ofMinutes(11));

    press(page, "确认预约");

    assertThat(main(page)).contains("没来得及确认", "3 人");
    browsing.check(page, "visit-ran-out");
    page.getByText("重新选时间").click();
    assertThat(main(page)).contains("3 人");
  }

  @Test
  void fullTimeLeadsToTheWaitingListAndAFreedPlaceIsOffered() {
    var point =
        api(OTHER).get("/appointments/nearest?region=440983118205").expect(200).get("items").get(0);
    var group = point.get("group").asText();
    var page = resident(BOOKER);
    page.navigate("/appointments/calendar?group=" + group + "&people=1");
    var day = value(page, "input[name=day]");
    var time = firstTime(page);
    var taken =
        api(OTHER)
            .post(
                "/appointments", Map.of("group", group, "date", day, "from", time, "confirm", true))
            .expect(201)
            .get("id")
            .asText();

    press(page, "先留住这个时间");

    assertThat(main(page)).contains(time + " 刚刚约满", "已约满");
    assertThat(value(page, "input[name=day]")).isEqualTo(day);
    browsing.check(page, "visit-full");
    page.getByText("候补这一天").click();
    page.getByLabel("到哪天为止").fill("2020-01-01");
    press(page, "开始候补");
    assertThat(main(page)).contains("结束日期不能早于开始日期");
    page.getByLabel("到哪天为止").fill(day);
    browsing.check(page, "visit-waiting");
    press(page, "开始候补");
    assertThat(main(page)).contains("已为您候补", "正在候补");
    api(OTHER).post("/appointments/" + taken + "/cancellation", Map.of()).expect(200);
    page.navigate("/appointments");
    assertThat(main(page)).contains("候补有名额").doesNotContain("正在候补");
    page.locator(".tongban-result", new Page.LocatorOptions().setHasText("候补有名额"))
        .locator("a")
        .click();
    assertThat(main(page)).contains("有名额了，请确认", time);
    press(page, "确认预约");
    assertThat(main(page)).contains("约好了");
  }

  @Test
  void theCasePageShowsTheVisitsThatAreStillToCome() {
    var owner = api(OTHER);
    var id = APPLICATIONS.birth(owner, OTHER);
    var page = resident(OTHER);
    page.navigate("/cases/" + id);
    assertThat(main(page)).doesNotContain("为这件事约的时间");
    page.getByText("为这件事预约到窗口").click();
    assertThat(URLDecoder.decode(page.url(), StandardCharsets.UTF_8)).contains("case=" + id);
    page.navigate("/appointments/calendar?group=HALL-440902.ZH&people=1&case=" + id);
    // At another time than what else they book.
    var last = page.locator("input[name=from]").last();
    last.check();
    var time = last.getAttribute("value");
    press(page, "先留住这个时间");
    press(page, "确认预约");
    var visit = id(page);

    page.navigate("/cases/" + id);

    assertThat(main(page)).contains("为这件事约的时间", time, "茂南区政务服务大厅", "综合受理");
    page.locator(".tongban-result a[href='/appointments/" + visit + "']").click();
    assertThat(main(page)).contains("已约好");
    owner.post("/appointments/" + visit + "/cancellation", Map.of()).expect(200);
    page.navigate("/cases/" + id);
    assertThat(main(page)).doesNotContain("为这件事约的时间");
  }

  @Test
  void residentLeavesTheWaitingList() {
    var page = resident(OTHER);
    page.navigate("/appointments/waiting/new?group=HALL-440981.KS&people=1");
    press(page, "开始候补");
    assertThat(main(page)).contains("正在候补");

    press(page, "不候补了");

    assertThat(main(page)).contains("已退出候补").doesNotContain("正在候补");
  }

  @Test
  void plannerSeesTheBookingsHitBeforeTheDayIsClosed() {
    var resident = resident(CLOSED_OUT);
    resident.navigate("/appointments/calendar?group=HALL-440981.ZH&people=1");
    var day = value(resident, "input[name=day]");
    firstTime(resident);
    press(resident, "先留住这个时间");
    press(resident, "确认预约");
    var number = resident.locator(".govuk-panel strong").textContent();
    var manager = staff("hall-440981");
    manager.getByText("放号和停办").click();
    browsing.check(manager, "openings");
    manager.getByText("综合受理").first().click();
    manager.locator("[data-month] a[data-day='" + day + "']").click();
    assertThat(main(manager)).contains(number, "现在还能约");
    browsing.check(manager, "opening");
    manager.getByText("这天停办或增减名额").click();
    manager.getByLabel("每天到几点").fill("25:70");
    press(manager, "看看影响哪些预约");
    assertThat(main(manager)).contains("时间的格式为时:分");
    manager.getByLabel("每天到几点").fill("");
    manager.getByLabel("原因").fill("设备检修");
    browsing.check(manager, "opening-exception");

    press(manager, "看看影响哪些预约");

    assertThat(main(manager)).contains("有 1 个预约受影响", number, "全天停办：设备检修");
    assertThat(state(resident)).contains("已约好", day.substring(8) + "日");
    browsing.check(manager, "opening-impact");
    press(manager, "确定");
    assertThat(main(manager)).contains("请选择怎么处理");
    manager.getByLabel("改到后面最早有空的时间").check();
    press(manager, "确定");
    assertThat(main(manager)).contains("改期 1 个预约，取消 0 个", "全天停办：设备检修");
    assertThat(state(resident)).contains("已约好").doesNotContain(day.substring(8) + "日");
    resident.navigate("/appointments/calendar?group=HALL-440981.ZH&people=1&day=" + day);
    assertThat(main(resident)).contains("设备检修");
    press(manager, "撤销");
    assertThat(main(manager)).contains("没有预约受影响", "撤销：");
    press(manager, "确定");
    assertThat(main(manager)).contains("已保存，没有预约受影响").doesNotContain("全天停办");
  }

  private static String state(Page resident) {
    resident.navigate(resident.url().replaceAll("[?].*", ""));
    return main(resident);
  }

  @Test
  void plannerChangesTheRules() {
    var manager = staff("hall-440982");
    manager.navigate("/staff/openings/HALL-440982.TB/rules");
    manager.locator("input[name=rule-0-until]").fill("08:00");
    press(manager, "看看影响哪些预约");
    assertThat(main(manager)).contains("结束时间应晚于开始时间。");
    browsing.check(manager, "opening-rules");
    manager.locator("input[name=rule-0-until]").fill("11:00");
    press(manager, "再加一条规则");
    assertThat(manager.locator("input[name=rule-0-until]").inputValue()).isEqualTo("11:00");
    press(manager, "看看影响哪些预约");
    assertThat(main(manager)).contains("没有预约受影响", "–11:00，每个时段");

    press(manager, "确定");

    assertThat(main(manager)).contains("已保存", "–11:00，每个时段");
  }

  @Test
  void plannerSaysWhichWindowsAndItemsAGroupHas() {
    var manager = staff("hall-440982");
    manager.navigate("/staff/openings/HALL-440982.KS");
    manager.getByText("改窗口和事项").click();
    browsing.check(manager, "service-group");
    manager.locator("textarea[name=items]").fill("很久 20\n");
    manager.locator("textarea[name=windows]").fill("C01 跨省通办专窗\nC02 跨省通办二窗");
    press(manager, "保存");
    assertThat(main(manager)).contains("“很久 20”应为 12 位基本编码");
    assertThat(manager.locator("textarea[name=windows]").inputValue()).contains("C02 跨省通办二窗");
    manager.locator("textarea[name=items]").fill("");
    press(manager, "保存");
    assertThat(main(manager)).contains("已保存");
    manager.navigate("/staff/openings");
    assertThat(main(manager)).contains("2 个窗口");

    var here = staff("hall-440982");
    var there = staff("hall-440982");
    here.navigate("/staff/service-groups/HALL-440982.KS");
    there.navigate("/staff/service-groups/HALL-440982.KS");
    here.getByLabel("办一次一般几分钟").fill("25");
    press(here, "保存");
    there.getByLabel("办一次一般几分钟").fill("35");
    press(there, "保存");
    assertThat(main(there)).contains("刚刚被别人改过");
    assertThat(there.getByLabel("办一次一般几分钟").inputValue()).isEqualTo("35");
    press(there, "保存");
    assertThat(main(there)).contains("已保存");

    manager.getByText("新增业务类别").first().click();
    manager.getByLabel("编号").fill("SB");
    manager.getByLabel("业务类别的名称").fill("社保专窗");
    manager.getByLabel("排队号的字母").fill("A");
    manager.locator("textarea[name=windows]").fill("D01 社保窗口");
    press(manager, "保存");
    assertThat(main(manager)).contains("已被别的业务类别使用");
    manager.getByLabel("排队号的字母").fill("D");
    press(manager, "保存");
    assertThat(main(manager)).contains("社保专窗", "已保存", "还没有放号规则");

    var clerk = staff("window-440982");
    assertThat(clerk.navigate("/staff/service-groups/HALL-440982.KS").status()).isEqualTo(404);
    assertThat(clerk.navigate("/staff/service-groups/new/HALL-440982").status()).isEqualTo(404);
  }

  @Test
  void everybodyStaysWithTheirOwn() {
    var stranger = browsing.visitor();
    stranger.navigate("/appointments");
    assertThat(stranger.url()).contains("/sign-in?next=");
    stranger.navigate("/appointments/calendar?group=HALL-440983.ZH&people=2");
    var time = firstTime(stranger);
    press(stranger, "先留住这个时间");
    assertThat(URLDecoder.decode(stranger.url(), StandardCharsets.UTF_8))
        .contains("/sign-in?next=/appointments/calendar?group=HALL-440983.ZH", "from=" + time);
    var owner = resident(OTHER);
    owner.navigate("/appointments/calendar?group=HALL-440983.ZH&people=1");
    var day = value(owner, "input[name=day]");
    firstTime(owner);
    press(owner, "先留住这个时间");
    var held = "/appointments/" + id(owner);
    var other = resident(SLOW);
    for (var path : new String[] {"", "/paper", "/time", "/cancellation"}) {
      assertThat(other.navigate(held + path).status()).as(path).isEqualTo(404);
    }
    assertThat(status(other, held + "/confirm", "same-origin")).isEqualTo(404);
    assertThat(status(other, held + "/cancellation", "same-origin")).isEqualTo(404);
    assertThat(status(owner, held + "/confirm", "cross-site")).isEqualTo(403);
    assertThat(other.navigate("/staff/openings").status()).isEqualTo(403);
    var manager = staff("hall-440983");
    assertThat(manager.navigate("/staff/openings/HALL-440982.ZH").status()).isEqualTo(404);
    assertThat(status(manager, "/staff/openings/HALL-440982.ZH/exceptions", "same-origin"))
        .isEqualTo(404);
    var clerk = staff("window-440983");
    assertThat(clerk.navigate("/staff/openings/HALL-440983.ZH").status()).isEqualTo(404);
    assertThat(clerk.locator("main").getByText(day).count()).isZero();
  }

  private static int status(Page page, String path, String site) {
    return page.request()
        .post(
            path,
            RequestOptions.create()
                .setHeader("Sec-Fetch-Site", site)
                .setHeader("Accept", "text/html")
                .setMaxRedirects(0)
                .setForm(FormData.create().set("confirm", "1")))
        .status();
  }

  @Test
  void hostileAddressesAreAnsweredCalmly() {
    var page = browsing.visitor();
    for (var query :
        new String[] {
          "new?item=%00&people=999&home=x&q=" + "长".repeat(300),
          "places?home=440902&people=-1&item=x",
          "calendar?group=HALL-440902.ZH&people=x&month=9999-99&day=0000-00-00",
          "calendar?group=HALL-440902.ZH&month=2099-12&day=2099-12-31",
          "calendar?group=../x",
          "at/NOWHERE",
          "waiting/new?group=x",
          "calendar?group=HALL-440902.ZH&case=x"
        }) {
      assertThat(page.navigate("/appointments/" + query).status()).as(query).isLessThan(500);
    }
  }
}
