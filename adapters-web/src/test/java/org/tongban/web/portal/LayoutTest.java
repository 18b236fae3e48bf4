package org.tongban.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LayoutTest {
  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

  @Test
  void escapesTheTitle() {
    assertThat(page("<b>", false)).contains("<title>&lt;b&gt; - 通办</title>");
  }

  @Test
  void marksElderMode() {
    assertThat(page("首页", true)).contains("<html lang=\"zh-CN\" class=\"elder\">");
    assertThat(page("首页", false)).contains("<html lang=\"zh-CN\">");
  }

  private String page(String title, boolean elder) {
    var output = new StringOutput();
    Content content = out -> out.writeContent("<p>正文</p>");
    templates.render(
        "layout.jte", Map.of("title", title, "elder", elder, "content", content), output);
    return output.toString();
  }
}
