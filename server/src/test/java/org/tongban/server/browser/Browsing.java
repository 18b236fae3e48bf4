package org.tongban.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.server.scenario.Api;
import org.tongban.server.scenario.Papers;
import org.tongban.server.scenario.RunningServer;

/** A browser without scripts, and what people do with it. */
final class Browsing implements AutoCloseable {
  private static final String PASSWORD = "tongban-sample";
  private static final String ELDER_ON = "document.documentElement.classList.add('elder')";
  private static final String VIOLATIONS =
      """
      async () => {
        const found = await axe.run({
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
          resultTypes: ['violations'],
        });
        return found.violations.map(rule => rule.id + ' ' + rule.nodes[0].html);
      }
      """;
  private static final String ELDER_OFF = "document.documentElement.classList.remove('elder')";

  private final String address;
  private final List<BrowserContext> contexts = new ArrayList<>();
  private final Map<String, String> tokens = new HashMap<>();
  private final Optional<Path> pictures =
      Optional.ofNullable(System.getProperty("tongban.pictures")).map(Path::of);
  private Page checker;

  Browsing(String address) {
    this.address = address;
  }

  /** One browser for all tests; it ends with their process. */
  private static final class Running {
    static final Browser BROWSER =
        Playwright.create(
                new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(
                        List.of(
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  /** A visitor with a browser of their own, in which scripts are off. */
  Page visitor() {
    return context(false).newPage();
  }

  /** The same visitor in a browser in which scripts are on. */
  Page withScripts(Page page) {
    var context = context(true);
    context.addCookies(cookies(page));
    return context.newPage();
  }

  private BrowserContext context(boolean scripts) {
    var context =
        Running.BROWSER.newContext(
            new Browser.NewContextOptions().setJavaScriptEnabled(scripts).setBaseURL(address));
    contexts.add(context);
    return context;
  }

  private List<Cookie> cookies(Page page) {
    return page.context().cookies().stream()
        .map(cookie -> new Cookie(cookie.name, cookie.value).setUrl(address))
        .toList();
  }

  /** Whoever has that access token. */
  Page bearing(String accessToken) {
    var context = context(false);
    context.addCookies(List.of(new Cookie("tongban-access", accessToken).setUrl(address)));
    return context.newPage();
  }

  /** Signs in with a code from the simulated messages. */
  void signIn(Page page, String phone) {
    // Nobody gets two codes in one minute, and other tests may just have asked for one.
    RunningServer.embedded().clock().advance(Duration.ofMinutes(6));
    var api = Api.anonymous(URI.create(address));
    var before = api.codes(phone);
    page.navigate("/sign-in");
    page.getByLabel("手机号码").fill(phone);
    press(page, "获取验证码");
    page.getByLabel("验证码").fill(api.code(phone, before));
    press(page, "登录");
  }

  /** A member of staff, signed in, at their first page. */
  Page staff(String login) {
    var api = Api.anonymous(URI.create(address));
    var page = bearing(tokens.computeIfAbsent(login, one -> api.staff(one).token()));
    page.navigate("/staff");
    assertThat(page.locator("h1").textContent()).isEqualTo("工作台");
    return page;
  }

  /** A member of staff who signs in with the form. */
  Page staffByPassword(String login) {
    var page = visitor();
    page.navigate("/sign-in/staff");
    page.getByLabel("登录名").fill(login);
    page.getByLabel("密码").fill(PASSWORD);
    press(page, "登录");
    assertThat(page.locator("h1").textContent()).isEqualTo("工作台");
    return page;
  }

  /** Presses the first button of that name in the page's main part. */
  static void press(Page page, String name) {
    page.locator("main")
        .getByRole(
            com.microsoft.playwright.options.AriaRole.BUTTON,
            new com.microsoft.playwright.Locator.GetByRoleOptions().setName(name))
        .first()
        .click();
  }

  /** Uploads a picture for the material. */
  static void upload(Page page, String code) {
    var material = page.locator("#m-" + code);
    material
        .locator("input[type=file]")
        .setInputFiles(new FilePayload("照片.png", "image/png", Papers.png()));
    material
        .getByRole(
            com.microsoft.playwright.options.AriaRole.BUTTON,
            new com.microsoft.playwright.Locator.GetByRoleOptions().setName("上传"))
        .first()
        .click();
  }

  /**
   * Nothing on the page stands against WCAG 2.2 AA that a program can find, and nothing is cut off
   * at a width of 320 pixels, or of 390 in elder mode. The checker needs scripts: it works on a
   * copy of the page.
   */
  void check(Page page, String name) {
    var copy = copy(page);
    checkOpen(copy, name);
    copy.setViewportSize(320, 800);
    assertThat(width(copy)).as(name + " at 320 px").isEqualTo(320);
    copy.setViewportSize(390, 844);
    copy.evaluate(ELDER_ON);
    assertThat(width(copy)).as(name + " in elder mode").isEqualTo(390);
    pictures.ifPresent(folder -> picture(copy, folder, name));
  }

  /** In a tab that is used for every copy, as it keeps the style sheets. */
  private Page copy(Page page) {
    if (checker == null) {
      checker = context(true).newPage();
    }
    var html = page.content();
    checker.context().clearCookies();
    checker.setViewportSize(1280, 720);
    // A page of the same place, with the same policy, in which nothing of the one before goes on.
    checker.navigate("/sign-in/staff");
    checker.context().addCookies(cookies(page));
    checker.setContent(html);
    return checker;
  }

  /** What a program can find against WCAG 2.2 AA on the page as it stands, scripts and all. */
  void checkOpen(Page page, String name) {
    page.evaluate(AxeBuilder.getAxeScript());
    assertThat((List<?>) page.evaluate(VIOLATIONS)).as(name).isEmpty();
  }

  private static Object width(Page page) {
    return page.evaluate("document.documentElement.scrollWidth");
  }

  private static void picture(Page page, Path folder, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(folder.resolve(name + "-elder.png")));
    page.evaluate(ELDER_OFF);
    page.setViewportSize(390, 844);
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(folder.resolve(name + "-390.png")));
    page.setViewportSize(1280, 900);
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(folder.resolve(name + ".png")));
  }

  @Override
  public void close() {
    contexts.forEach(BrowserContext::close);
  }
}
