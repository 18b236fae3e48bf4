package org.tongban.server.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.server.browser.Browsing.press;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages anybody may see: on a phone, in elder mode, and with a keyboard alone. */
class PublicPagesInBrowserTest {
  private static final String ALLOWANCE = "442000351000";
  private static final int PHONE = 390;

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

  private static List<String> pages() {
    var guide = "/guides/" + APPLICATIONS.journey().implementation("80岁以上高龄老人生活津贴", "440983");
    return Stream.concat(
            Stream.of(
                "/",
                "/search",
                "/search?q=老人",
                "/search?q=老人&region=440983&zone=VILLAGE",
                "/search?q=xyzzy",
                "/browse",
                "/browse/life-events/生孩子",
                "/browse/departments/人力资源和社会保障局",
                "/browse/subjects/ORGANISATION",
                "/zones/cross-province",
                "/zones/any-window",
                "/zones/village",
                "/zones/village/440983",
                "/zones/village/440983118",
                "/zones/village/440983118201",
                "/zones/help",
                "/questions",
                "/questions/old-age-how",
                "/items/" + ALLOWANCE,
                "/items/" + ALLOWANCE + "/ways",
                "/sign-in",
                "/sign-in/staff"),
            Stream.of(guide, guide + "/eligibility", guide + "/versions/1"))
        .toList();
  }

  @Test
  void nothingIsWiderThanAPhone() {
    var page = browsing.withScripts(browsing.visitor());
    page.setViewportSize(PHONE, 844);
    var wide = new ArrayList<String>();
    var seen = 0;
    for (var elder : List.of(false, true)) {
      if (elder) {
        page.context()
            .addCookies(
                List.of(
                    new Cookie("tongban-elder", "1")
                        .setUrl(Applications.SERVER.address().toString())));
      }
      for (var path : pages()) {
        var answer = page.navigate(path);
        if (answer.status() == 200) {
          seen++;
        }
        var width = (Integer) page.evaluate("document.documentElement.scrollWidth");
        if (width > PHONE) {
          wide.add(path + (elder ? " in elder mode: " : ": ") + width);
        }
      }
      assertThat(page.locator("html.elder").count()).isEqualTo(elder ? 1 : 0);
    }
    assertThat(wide).isEmpty();
    assertThat(seen).as("pages that are there").isEqualTo(2 * pages().size());
  }

  @Test
  void everyKindOfListIsReadByEverybody() {
    var page = browsing.visitor();
    page.navigate("/search?q=老人&zone=VILLAGE");
    browsing.check(page, "search-filtered");
    page.navigate("/search?q=xyzzy");
    browsing.check(page, "search-nothing");
    page.navigate("/browse");
    browsing.check(page, "browse");
    page.navigate("/zones/village/440983118");
    browsing.check(page, "zone-village-town");
    page.navigate("/questions");
    browsing.check(page, "questions");
    page.navigate("/questions/old-age-how");
    browsing.check(page, "question");
  }

  @Test
  void nearestWayIsAskedForAndShownToEverybody() {
    var page = browsing.visitor();
    page.navigate("/items/" + ALLOWANCE + "/ways");
    browsing.check(page, "nearest-where");
    press(page, "下一步");
    assertThat(page.getByText("请选择一个地方。").count()).isGreaterThan(0);
    page.locator("select[name=pick]").selectOption("440983");
    press(page, "下一步");
    page.locator("select[name=pick]").selectOption("440983118");
    press(page, "下一步");
    press(page, "就选到");
    browsing.check(page, "nearest-about");
    press(page, "看怎么办最方便");
    assertThat(page.getByText("请选一项。").count()).isGreaterThan(0);
    browsing.check(page, "nearest-about-refused");
    page.getByLabel("办事的人多大年纪").fill("84");
    page.getByLabel("是，就在那里").check();
    page.getByLabel("不会，也没有人帮忙").check();
    page.getByLabel("能出门", new Page.GetByLabelOptions().setExact(true)).check();
    press(page, "看怎么办最方便");
    assertThat(page.locator(".tongban-way").count()).isGreaterThan(1);
    assertThat(page.locator(".tongban-way--first").textContent()).contains("最方便");
    browsing.check(page, "nearest");
  }

  @Test
  void suggestionsAreChosenWithTheKeyboardAlone() {
    var page = browsing.withScripts(browsing.visitor());
    page.navigate("/");
    var box = page.locator("#q");
    var options = page.locator("[role=listbox] [role=option]");
    box.focus();
    page.keyboard().type("lrjt");
    PlaywrightAssertions.assertThat(options.first()).isVisible();
    PlaywrightAssertions.assertThat(box).hasAttribute("aria-expanded", "true");
    PlaywrightAssertions.assertThat(page.locator("main [role=status]"))
        .containsText("条建议，用上下方向键选择");
    browsing.checkOpen(page, "suggestions");

    page.keyboard().press("Escape");
    PlaywrightAssertions.assertThat(box).hasAttribute("aria-expanded", "false");
    assertThat(options.first().isVisible()).isFalse();
    assertThat(box.inputValue()).as("Escape keeps what was typed").isEqualTo("lrjt");

    page.keyboard().press("ArrowDown");
    PlaywrightAssertions.assertThat(options.first()).isVisible();
    page.keyboard().press("ArrowDown");
    PlaywrightAssertions.assertThat(options.first()).hasAttribute("aria-selected", "true");
    PlaywrightAssertions.assertThat(box)
        .hasAttribute("aria-activedescendant", options.first().getAttribute("id"));
    page.keyboard().press("ArrowUp");
    PlaywrightAssertions.assertThat(options.first()).hasAttribute("aria-selected", "false");
    assertThat(box.getAttribute("aria-activedescendant")).isNull();
    page.keyboard().press("ArrowDown");
    assertThat(options.first().textContent()).isEqualTo("老人津贴");
    page.keyboard().press("Enter");
    page.waitForURL("**/search?q=*");
    assertThat(page.locator(".tongban-result__name").first().textContent()).contains("高龄老人");
  }

  @Test
  void anItemAmongTheSuggestionsIsOpenedAtOnce() {
    var page = browsing.withScripts(browsing.visitor());
    page.navigate("/search?q=xyzzy");
    var box = page.locator("#q");
    box.fill("");
    page.keyboard().type("gaoling");
    PlaywrightAssertions.assertThat(page.locator("[role=option][data-item]").first()).isVisible();
    page.keyboard().press("ArrowUp");
    page.keyboard().press("Enter");
    page.waitForURL("**/items/" + ALLOWANCE);
  }

  @Test
  void wordsWithoutSuggestionsAreSearchedByEnter() {
    var page = browsing.withScripts(browsing.visitor());
    page.navigate("/");
    page.locator("#q").focus();
    page.keyboard().type("xyzzy");
    page.keyboard().press("Enter");
    page.waitForURL("**/search?q=xyzzy");
    assertThat(page.locator("main").textContent()).contains("没有找到这样的事项");
  }
}
