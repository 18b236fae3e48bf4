package org.tongban.application.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.paper.PaperKind;
import org.tongban.domain.paper.PaperTemplate;

/**
 * The first version of each template, with which an installation begins: a text file per kind, its
 * title on the first line. They are part of a migration and never change: better ones are saved as
 * new versions.
 */
public final class StandardPaperTemplates {
  private static final Instant WRITTEN = Instant.parse("2026-11-26T00:00:00Z");

  private StandardPaperTemplates() {}

  /** One of each kind, in the order of the kinds. */
  public static List<PaperTemplate> all() {
    return Arrays.stream(PaperKind.values()).map(StandardPaperTemplates::of).toList();
  }

  /** That of the kind. */
  public static PaperTemplate of(PaperKind kind) {
    var text = read(kind.name() + ".txt");
    var end = text.indexOf('\n');
    return new PaperTemplate(
        kind,
        1,
        text.substring(0, end),
        text.substring(end + 1),
        WRITTEN,
        ActorId.SYSTEM,
        Optional.empty());
  }

  private static String read(String name) {
    try (var in = StandardPaperTemplates.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("There is no standard template " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
