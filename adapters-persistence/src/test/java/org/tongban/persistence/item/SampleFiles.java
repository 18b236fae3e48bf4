package org.tongban.persistence.item;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tongban.application.item.ImportReferenceData.NamedFile;
import org.tongban.application.item.ReferenceFile;

/** The sample city's files, as they lie in the server's sources. */
public final class SampleFiles {
  private static final Path FOLDER = Path.of("../server/src/main/resources/sample-data");

  private SampleFiles() {}

  /** All of them. */
  public static List<NamedFile> all() {
    return Arrays.stream(ReferenceFile.values())
        .map(file -> new NamedFile(file.fileName(), () -> Files.newInputStream(path(file))))
        .toList();
  }

  /** All of them, but for one that is given. */
  static List<NamedFile> with(ReferenceFile other, String text) {
    var files = new ArrayList<>(all());
    files.set(other.ordinal(), file(other.fileName(), text));
    return files;
  }

  static NamedFile file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  static NamedFile file(String name, byte[] bytes) {
    return new NamedFile(name, () -> new ByteArrayInputStream(bytes));
  }

  static String text(ReferenceFile file) {
    try {
      return Files.readString(path(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path path(ReferenceFile file) {
    return FOLDER.resolve(file.fileName());
  }
}
