package org.tongban.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tongban.web.portal.Frame.Visitor;

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

  @Test
  void saysThatItIsASample() {
    assertThat(page("首页", false)).contains("示例环境");
  }

  @Test
  void escapesWhereToComeBackTo() {
    assertThat(page("首页", false)).contains("value=\"/search?q=&#34;>\"");
  }

  private String page(String title, boolean elder) {
    var output = new StringOutput();
    Content content = out -> out.writeContent("<p>正文</p>");
    var frame = new Frame(elder, true, Visitor.STRANGER, "/search?q=\">");
    templates.render(
        "layout.jte", Map.of("title", title, "frame", frame, "content", content), output);
    return output.toString();
  }
}
