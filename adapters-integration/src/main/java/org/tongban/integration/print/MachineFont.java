package org.tongban.integration.print;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tongban.application.print.InstalledFont;

/**
 * The font of this machine: {@code tongban.print.font} names its file (and after a comma the face
 * in a collection); otherwise the usual places of free fonts are looked at.
 */
@Singleton
public final class MachineFont implements InstalledFont {
  /** Noto Sans CJK SC (OFL) is face 2 of its collection; the others have one face. */
  private static final List<String> USUAL =
      List.of(
          "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc,2",
          "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc,2",
          "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc,2",
          "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc,0",
          "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf");

  private final Optional<String> place;

  /**
   * @param configured empty for the usual places
   * @throws IllegalStateException if a file is configured that is not there
   */
  public MachineFont(@Property(name = "tongban.print.font", defaultValue = "") String configured) {
    if (!configured.isBlank() && !exists(configured)) {
      throw new IllegalStateException("tongban.print.font is not there: " + configured);
    }
    place =
        Stream.concat(Stream.of(configured).filter(text -> !text.isBlank()), USUAL.stream())
            .filter(MachineFont::exists)
            .findFirst();
  }

  private static boolean exists(String place) {
    return Files.isReadable(Path.of(place.split(",")[0]));
  }

  @Override
  public Optional<String> place() {
    return place;
  }
}
