package org.tongban.web.print;

import jakarta.inject.Singleton;
import java.io.IOException;
import org.openpdf.text.pdf.BaseFont;
import org.tongban.application.print.InstalledFont;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.problem.RefusedException;

/** The machine's font in printed papers: the characters used are embedded into each. */
@Singleton
public final class PrintFont {
  private final InstalledFont font;

  PrintFont(InstalledFont font) {
    this.font = font;
  }

  /**
   * The font, to be embedded. One for each paper: it collects the characters the paper uses.
   *
   * @throws RefusedException if the machine has none; the words say what to install
   */
  public BaseFont open() {
    var name =
        font.place()
            .orElseThrow(
                () ->
                    new RefusedException(
                        ProblemType.UNAVAILABLE, "服务器没有安装中文字体，暂时不能打印；请管理员安装 fonts-noto-cjk。"));
    try {
      // Not from the library's cache, which would be shared by papers that are made together.
      return BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, null, null);
    } catch (IOException e) {
      throw new IllegalStateException("The font can't be read: " + name, e);
    }
  }
}
