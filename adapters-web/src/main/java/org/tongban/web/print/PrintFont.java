package org.tongban.web.print;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openpdf.text.pdf.BaseFont;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.problem.RefusedException;

/**
 * The Chinese font of printed papers: one that the machine has, of which the characters used are
 * embedded into each paper. {@code tongban.print.font} names its file (and after a comma the face
 * in a collection); otherwise the usual places of free fonts are looked at.
 */
@Singleton
public final class PrintFont {
  /** Noto Sans CJK SC (OFL) is face 2 of its collection; the others have one face. */
  private static final List<String> USUAL =
      List.of(
          "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc,2",
          "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc,2",
          "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc,2",
          "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc,0",
          "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf");

  private final Optional<String> font;

  /**
   * @throws IllegalStateException if a file is configured that is not there
   */
  PrintFont(@Property(name = "tongban.print.font", defaultValue = "") String configured) {
    if (!configured.isBlank() && !exists(configured)) {
      throw new IllegalStateException("tongban.print.font is not there: " + configured);
    }
    font =
        Stream.concat(Stream.of(configured).filter(name -> !name.isBlank()), USUAL.stream())
            .filter(PrintFont::exists)
            .findFirst();
  }

  private static boolean exists(String name) {
    return Files.isReadable(Path.of(name.split(",")[0]));
  }

  /**
   * The font, to be embedded. One for each paper: it collects the characters the paper uses.
   *
   * @throws RefusedException if the machine has none; the words say what to install
   */
  public BaseFont open() {
    var name =
        font.orElseThrow(
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
