package org.tongban.persistence.item;

import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.item.GuideRows;
import org.tongban.application.item.ReferenceFile;
import org.tongban.application.item.SourceRows;

/** The rows that versions and drafts are made from, as text in a column: JSON by file. */
@Singleton
final class SourceRowsFormat {
  private final ObjectMapper json;

  SourceRowsFormat(ObjectMapper json) {
    this.json = json;
  }

  /** The rows of a guide as they are stored. */
  @Serdeable
  record StoredGuide(String name, Map<String, List<Map<String, String>>> files) {}

  /** The rows of a draft as they are stored. */
  @Serdeable
  record StoredRows(Map<String, String> own, StoredGuide guide) {}

  String write(SourceRows rows) {
    return text(new StoredRows(rows.own(), stored(rows.guide())));
  }

  SourceRows read(String text) {
    var stored = value(text, StoredRows.class);
    return new SourceRows(
        Optional.ofNullable(stored.own()).orElse(Map.of()), guide(stored.guide()));
  }

  String writeGuide(GuideRows guide) {
    return text(stored(guide));
  }

  GuideRows readGuide(String text) {
    return guide(value(text, StoredGuide.class));
  }

  String writeCells(Map<String, String> cells) {
    return text(cells);
  }

  @SuppressWarnings("unchecked")
  Map<String, String> readCells(String text) {
    return value(text, Map.class);
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> T value(String text, Class<T> type) {
    try {
      return json.readValue(text, type);
    } catch (IOException e) {
      throw new UncheckedIOException("Stored rows can't be read", e);
    }
  }

  private static GuideRows guide(StoredGuide stored) {
    var rows = new EnumMap<ReferenceFile, List<Map<String, String>>>(ReferenceFile.class);
    // A file that this program does not know any more is of no use to it.
    Optional.ofNullable(stored.files())
        .orElse(Map.of())
        .forEach((name, some) -> ReferenceFile.named(name).ifPresent(file -> rows.put(file, some)));
    return new GuideRows(stored.name(), rows);
  }

  private static StoredGuide stored(GuideRows guide) {
    var files = new LinkedHashMap<String, List<Map<String, String>>>();
    guide.rows().forEach((file, rows) -> files.put(file.fileName(), rows));
    return new StoredGuide(guide.name(), files);
  }
}
