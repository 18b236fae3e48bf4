package org.tongban.persistence.casework;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Heads of the ledger outside the database: a text file that is appended to, each line chained to
 * the one before. docs/ledger-format.md says what is in a line. What was written is on the disk
 * when {@link #append} returns; a line that a crash cut off does not count.
 */
final class WitnessFile {
  private static final HexFormat HEX = HexFormat.of();
  private static final int PARTS = 6;
  private static final int BYTES_PER_LINE = 190;
  private static final int LINES_AT_ONCE = 10_000;

  private final Path file;
  private byte[] lastHash;

  /**
   * What a line says: at that time the case's entry of that sequence had that hash.
   *
   * @param recordedAt when the entry was recorded
   */
  record Witnessed(Instant recordedAt, UUID caseId, int sequence, byte[] hash) {}

  /** Is told what the file holds. */
  interface Reader {
    /** A line that fits. */
    void line(Witnessed witnessed);

    /** The first line that does not fit the one before, or is no line at all; the last call. */
    void broken(long number);
  }

  WitnessFile(Path file) {
    this.file = file;
  }

  /** Reads the file from its beginning to its end, or to the first line that does not fit. */
  synchronized void read(Reader reader) {
    lastHash = new byte[LedgerEntry.HASH_BYTES];
    if (!Files.exists(file)) {
      return;
    }
    dropCutOffLine();
    try (var lines = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
      read(lines, reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(BufferedReader lines, Reader reader) throws IOException {
    long number = 0;
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      var fitting = fitting(line);
      if (fitting.isEmpty()) {
        reader.broken(number);
        return;
      }
      reader.line(fitting.get());
    }
  }

  private Optional<Witnessed> fitting(String line) {
    var parts = line.split(" ", -1);
    if (parts.length != PARTS || !parts[0].equals("1")) {
      return Optional.empty();
    }
    try {
      var content = line.substring(0, line.lastIndexOf(' '));
      var hash = hash(lastHash, content);
      if (!HEX.formatHex(hash).equals(parts[5])) {
        return Optional.empty();
      }
      lastHash = hash;
      return Optional.of(
          new Witnessed(
              Instant.EPOCH.plus(Long.parseLong(parts[1]), ChronoUnit.MICROS),
              UUID.fromString(parts[2]),
              Integer.parseInt(parts[3]),
              HEX.parseHex(parts[4])));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Adds lines; {@link #read} must have reached the end before. */
  synchronized void append(List<Witnessed> more) {
    var text = new StringBuilder();
    var previous = lastHash;
    for (var witnessed : more) {
      var content =
          "1 %d %s %d %s"
              .formatted(
                  ChronoUnit.MICROS.between(Instant.EPOCH, witnessed.recordedAt()),
                  witnessed.caseId(),
                  witnessed.sequence(),
                  HEX.formatHex(witnessed.hash()));
      previous = hash(previous, content);
      text.append(content).append(' ').append(HEX.formatHex(previous)).append('\n');
    }
    try {
      Files.createDirectories(file.getParent());
      try (var channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.APPEND)) {
        var bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    lastHash = previous;
  }

  /** How many lines there are about, by the size of the file. */
  synchronized long lines() {
    try {
      return Files.exists(file) ? Files.size(file) / BYTES_PER_LINE : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes the file anew, chained anew, without some of its lines. The old file is there until the
   * new one is on the disk whole; a crash leaves one or the other.
   *
   * @throws IllegalStateException if a line does not fit; the file is left as it is
   */
  synchronized void rewrite(Predicate<Witnessed> dropped) {
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(fresh);
      var copy = new WitnessFile(fresh);
      copy.lastHash = new byte[LedgerEntry.HASH_BYTES];
      copy.append(List.of());
      var portion = new ArrayList<Witnessed>();
      read(
          new Reader() {
            @Override
            public void line(Witnessed witnessed) {
              if (!dropped.test(witnessed)) {
                portion.add(witnessed);
              }
              if (portion.size() == LINES_AT_ONCE) {
                copy.append(portion);
                portion.clear();
              }
            }

            @Override
            public void broken(long number) {
              throw new IllegalStateException("Line %d of the witness is broken".formatted(number));
            }
          });
      copy.append(portion);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      lastHash = copy.lastHash;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void dropCutOffLine() {
    try (var access = new RandomAccessFile(file.toFile(), "rw")) {
      var end = access.length();
      while (end > 0) {
        access.seek(end - 1);
        if (access.read() == '\n') {
          break;
        }
        end--;
      }
      if (end < access.length()) {
        access.setLength(end);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] hash(byte[] previous, String content) {
    var digest = LedgerEntry.sha256();
    digest.update(previous);
    digest.update(content.getBytes(StandardCharsets.US_ASCII));
    return digest.digest();
  }
}
