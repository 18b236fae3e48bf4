package org.tongban.integration.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import org.tongban.domain.delivery.DispatchId;

/**
 * What the courier simulator has in its book: a file without personal data. Not safe for threads.
 */
final class SimulatedCourierBook {
  private final Path file;
  private final Properties entries = new Properties();

  SimulatedCourierBook(Path file) {
    this.file = file;
    if (Files.exists(file)) {
      try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        entries.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  Optional<SimulatedParcel> find(DispatchId reference) {
    return Optional.ofNullable(entries.getProperty(reference.toString()))
        .map(text -> SimulatedParcel.read(reference.toString(), text));
  }

  Optional<SimulatedParcel> findByNumber(String number) {
    return entries.stringPropertyNames().stream()
        .filter(reference -> entries.getProperty(reference).startsWith(number + "|"))
        .findFirst()
        .map(reference -> SimulatedParcel.read(reference, entries.getProperty(reference)));
  }

  void keep(SimulatedParcel parcel) {
    entries.setProperty(parcel.reference().toString(), parcel.write());
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      var next = file.resolveSibling(file.getFileName() + ".new");
      try (var out = Files.newBufferedWriter(next, StandardCharsets.UTF_8)) {
        entries.store(out, "The parcels of the courier simulator");
      }
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
