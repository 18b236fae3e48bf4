package org.tongban.persistence.casework;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/**
 * Files in a folder of this machine, spread over 256 folders. A file is written aside, forced to
 * the disk and then moved, so that under its name there is the whole file or none.
 */
final class LocalFileStorage implements FileStorage {
  private final Path folder;

  LocalFileStorage(Path folder) {
    this.folder = folder;
  }

  @Override
  public void write(UUID id, byte[] bytes) throws IOException {
    var file = file(id);
    if (!Files.isDirectory(file.getParent())) {
      Files.createDirectories(file.getParent());
      force(folder);
    }
    var part = part(id);
    try (var channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      var rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force(file.getParent());
  }

  @Override
  public Optional<byte[]> read(UUID id) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(file(id)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public void delete(UUID id) throws IOException {
    Files.deleteIfExists(part(id));
    Files.deleteIfExists(file(id));
  }

  /** The last digits of a UUID are random, the first are the time. */
  private Path file(UUID id) {
    var name = id.toString();
    return folder.resolve(name.substring(name.length() - 2)).resolve(name);
  }

  private Path part(UUID id) {
    return file(id).resolveSibling(id + ".part");
  }

  /** Makes the names in a folder durable. */
  private static void force(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
