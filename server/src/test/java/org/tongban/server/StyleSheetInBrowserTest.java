package org.tongban.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest
class StyleSheetInBrowserTest {
  private static Playwright playwright;
  private static Browser browser;

  @Inject EmbeddedServer server;

  private Page page;

  @BeforeAll
  static void startBrowser() {
    playwright =
        Playwright.create(
            new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
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

  @AfterAll
  static void stopBrowser() {
    playwright.close();
  }

  @BeforeEach
  void openPage() {
    page = browser.newPage();
  }

  @AfterEach
  void closePage() {
    page.close();
  }

  @Test
  void controlsAreLargeEnoughForFingers() {
    show("");
    assertThat(heightOf("button")).isGreaterThanOrEqualTo(44);
    assertThat(heightOf("input")).isGreaterThanOrEqualTo(44);
  }

  @Test
  void elderModeEnlargesTextAndControls() {
    show("elder");
    assertThat(page.evaluate("getComputedStyle(document.querySelector('p')).fontSize"))
        .isEqualTo("28.5px");
    assertThat(heightOf("button")).isGreaterThanOrEqualTo(60);
    assertThat(heightOf("input")).isGreaterThanOrEqualTo(60);
  }

  private double heightOf(String selector) {
    return page.locator(selector).boundingBox().height;
  }

  private void show(String mode) {
    page.navigate(server.getURL() + "/assets/tongban.css");
    page.setContent(
        """
        <!DOCTYPE html>
        <html lang="zh-CN" class="%s">
          <head><title>通办</title><link rel="stylesheet" href="/assets/tongban.css"></head>
          <body>
            <header class="tongban-header">
              <div class="tongban-header__inner"><a class="tongban-header__name" href="/">通办</a></div>
            </header>
            <main>
              <h1 class="govuk-heading-l">办事</h1>
              <p class="govuk-body">请填写<a class="govuk-link" href="#q">事项</a>。</p>
              <label class="govuk-label" for="q">事项</label>
              <input class="govuk-input" id="q">
              <button class="govuk-button">搜索</button>
            </main>
          </body>
        </html>
        """
            .formatted(mode));
  }
}
