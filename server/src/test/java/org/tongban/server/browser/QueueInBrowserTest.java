package org.tongban.server.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.server.browser.Browsing.press;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tongban.server.scenario.Api;

/** A hall's kiosk, windows, board and figures, and the ticket in somebody's hand. */
class QueueInBrowserTest {
  private static final String HALL = "HALL-440982";
  private static final String DESK = "/staff/queue/" + HALL;

  private static final Applications APPLICATIONS = new Applications();
  private static Browsing browsing;
  private static Api api;

  @BeforeAll
  static void start() {
    browsing = new Browsing(Applications.SERVER.address().toString());
    api = APPLICATIONS.journey().staff("window-440982");
  }

  @AfterAll
  static void stop() {
    browsing.close();
  }

  private static String main(Page page) {
    return page.locator("main").textContent();
  }

  private static String ticket() {
    return api.post("/tickets", Map.of("servicePoint", HALL, "group", HALL + ".ZH"))
        .expect(201)
        .get("number")
        .asText();
  }

  @Test
  void clerkCallsServesParksAndTransfersWithTheKeyboardAlone() {
    var clerk = browsing.staff("window-440982");
    clerk.getByText("排队叫号").click();
    assertThat(clerk.url()).endsWith(DESK);
    browsing.check(clerk, "queue-hall");
    clerk.locator("main a:has-text('A01')").first().click();
    press(clerk, "开窗");
    ticket();
    ticket();
    clerk.navigate(DESK + "/windows/A01");
    var first = clerk.locator(".queue-desk__queue th[scope=row]").first().textContent();
    assertThat(clerk.evaluate("document.activeElement.textContent")).isEqualTo("叫下一位");
    clerk.keyboard().press("Enter");
    PlaywrightAssertions.assertThat(clerk.locator(".queue-desk__number")).hasText(first);
    browsing.check(clerk, "queue-called");
    press(clerk, "没来，过号");
    assertThat(main(clerk)).contains("才叫了 1 次");
    press(clerk, "再叫一次");
    assertThat(main(clerk)).contains("已叫 2 次");
    clerk.locator("#step-start").focus();
    clerk.keyboard().press("Enter");
    PlaywrightAssertions.assertThat(clerk.locator(".queue-desk__what")).containsText("办理中");
    press(clerk, "暂存（去补材料）");
    assertThat(main(clerk)).contains("暂存和过号", first + " 暂存");
    press(clerk, "叫下一位");
    press(clerk, "到了，开始办理");
    browsing.check(clerk, "queue-serving");
    press(clerk, "办完");
    press(clerk, "回来了");
    press(clerk, "叫下一位");
    assertThat(clerk.locator(".queue-desk__number").textContent()).isEqualTo(first);
    clerk.locator("summary").click();
    press(clerk, "转办");
    assertThat(main(clerk)).contains("请选择转到哪里。");
    clerk.getByLabel("转到").selectOption(HALL + ".KS");
    press(clerk, "转办");
    assertThat(clerk.locator(".queue-desk__number").textContent()).isEqualTo("—");
    ticket();
    press(clerk, "关窗");
    assertThat(main(clerk)).contains("人在等，关窗后没有窗口叫他们");
    browsing.check(clerk, "queue-leaves-people");
    press(clerk, "仍要关窗");
    assertThat(main(clerk)).contains("窗口未开");
  }

  @Test
  void kioskGivesATicketThatCanBePrintedAndFollowed() throws IOException {
    var kiosk = browsing.staff("hall-440982");
    kiosk.navigate(DESK + "/kiosk");
    browsing.check(kiosk, "queue-kiosk");
    press(kiosk, "签到取号");
    assertThat(main(kiosk)).contains("请输入预约号");
    kiosk.getByLabel("扫描预约二维码").fill("7KQ2-M9XR-X");
    press(kiosk, "签到取号");
    assertThat(main(kiosk)).contains("预约号不正确");
    assertThat(kiosk.getByLabel("扫描预约二维码").inputValue()).isEqualTo("7KQ2-M9XR-X");
    kiosk.getByLabel("60 岁以上老人").check();
    kiosk.locator(".queue-kiosk__group:has-text('综合受理')").click();
    assertThat(kiosk.locator("h1").textContent()).contains("A0");
    assertThat(main(kiosk)).contains("优先", "完成，下一位取号");
    assertThat(kiosk.locator("svg[role=img]").count()).isEqualTo(1);
    browsing.check(kiosk, "queue-ticket");
    try (var paper = Loader.loadPDF(kiosk.pdf(new Page.PdfOptions().setPreferCSSPageSize(true)))) {
      assertThat(paper.getNumberOfPages()).isEqualTo(1);
      // 80 mm in points.
      assertThat(paper.getPage(0).getMediaBox().getWidth()).isBetween(226f, 228f);
    }
    var address = kiosk.url().replace("?kiosk=1", "");

    var stranger = browsing.visitor();
    stranger.navigate(address);
    assertThat(main(stranger)).contains("手机扫一扫").doesNotContain("取消这个号", "下一位取号");
    stranger.navigate("/halls/" + HALL);
    assertThat(main(stranger)).contains("综合受理", "登录");
    browsing.check(stranger, "queue-stranger");
  }

  @Test
  void boardAndTicketChangeWhenSomebodyIsCalled() {
    var clerk = browsing.staff("window-440982");
    api.post("/staff/queues/" + HALL + "/windows/A02/opening", Map.of()).expect(200);
    var id =
        api.post("/tickets", Map.of("servicePoint", HALL, "group", HALL + ".ZH"))
            .expect(201)
            .get("id")
            .asText();
    var board = browsing.withScripts(clerk);
    board.navigate("/halls/" + HALL + "/board");
    var phone = browsing.withScripts(clerk);
    phone.navigate("/tickets/" + id);
    String called;
    do {
      api.post("/staff/queues/" + HALL + "/windows/A02/finish", Map.of());
      var hall = api.post("/staff/queues/" + HALL + "/windows/A02/call", Map.of()).expect(200);
      called = hall.get("calls") == null ? current(hall) : "";
    } while (!phone.locator("h1").textContent().contains(called));
    PlaywrightAssertions.assertThat(board.locator(".queue-board__list")).containsText(called);
    PlaywrightAssertions.assertThat(phone.locator(".queue-ticket__standing"))
        .containsText("请到 综合窗口二");
    PlaywrightAssertions.assertThat(phone.locator("#queue-status")).containsText("请到");
    browsing.check(board, "queue-board");
    api.post("/staff/queues/" + HALL + "/windows/A02/finish", Map.of()).expect(200);
    PlaywrightAssertions.assertThat(phone.locator(".queue-ticket__standing")).hasText("已办完");
    api.post("/staff/queues/" + HALL + "/windows/A02/closing", Map.of("anyway", true)).expect(200);
  }

  private static String current(com.fasterxml.jackson.databind.JsonNode hall) {
    for (var window : hall.get("windows")) {
      if (window.get("number").asText().equals("A02")) {
        return window.get("current").asText();
      }
    }
    throw new AssertionError("There is no such window");
  }

  @Test
  void managerReadsFiguresLogAndSetsRules() {
    ticket();
    var manager = browsing.staff("hall-440982");
    manager.getByText("排队叫号").click();
    manager.locator("main").getByText("统计").click();
    assertThat(main(manager)).contains("人到厅", "每小时的忙闲", "按业务");
    assertThat(manager.locator(".queue-chart__bar").count()).isGreaterThan(0);
    browsing.check(manager, "queue-statistics");
    manager.navigate(DESK + "/log");
    assertThat(main(manager)).contains("取号 A");
    browsing.check(manager, "queue-log");
    manager.navigate(DESK + "/rules");
    browsing.check(manager, "queue-rules");
    manager.getByLabel("叫几次没来可以过号").fill("99");
    press(manager, "保存");
    assertThat(main(manager)).contains("请填写 1 至 10 的整数。");
    assertThat(manager.getByLabel("叫几次没来可以过号").inputValue()).isEqualTo("99");
    manager.getByLabel("叫几次没来可以过号").fill("3");
    press(manager, "保存");
    assertThat(main(manager)).contains("规则已保存");

    var clerk = browsing.staff("window-440982");
    clerk.navigate(DESK + "/statistics");
    assertThat(clerk.locator("h1").textContent()).isEqualTo("没有找到");
  }

  @Test
  void elderModeShowsTheSamePages() {
    var resident = browsing.bearing(APPLICATIONS.journey().residentApi("15400000004").token());
    resident.navigate("/me/tickets");
    resident.getByText("长辈版").click();
    for (var path : new String[] {"/me/tickets", "/halls", "/halls/" + HALL}) {
      resident.navigate(path);
      assertThat(resident.locator("html.elder").count()).isEqualTo(1);
      browsing.check(resident, "elder" + path.replace('/', '-'));
    }
    assertThat(main(resident)).contains("取现场号", "有预约，来签到");
    press(resident, "取号");
    assertThat(main(resident)).contains("请选择要办的业务。");
    resident.getByText("标准版").click();
  }
}
