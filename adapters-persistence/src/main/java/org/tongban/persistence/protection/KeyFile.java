package org.tongban.persistence.protection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Year;
import java.util.Set;

/** Makes key files. */
public final class KeyFile {
  private KeyFile() {}

  /**
   * Writes new random keys into a new file that only its owner may read, and makes it durable.
   *
   * @throws FileAlreadyExistsException if there is such a file; it is not changed
   * @throws IOException if it can't be written
   */
  public static void create(Path file, CipherProfile profile, Clock clock) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    var text = KeyRing.generate(profile, Year.now(clock) + "a");
    try (var channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            ownerOnly(folder))) {
      var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path folder) {
    return FileSystems.getDefault().equals(folder.getFileSystem())
            && folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /**
   * The command {@code new-keys FILE [sm4|aes]}.
   *
   * @param arguments the file, and the profile if it is not sm4
   * @return the exit code: 0 if the file was made
   */
  public static int command(String... arguments) {
    if (arguments.length < 1 || arguments.length > 2) {
      System.err.println("Usage: new-keys FILE [sm4|aes]");
      return 2;
    }
    var file = Path.of(arguments[0]);
    try {
      create(
          file,
          CipherProfile.named(arguments.length == 2 ? arguments[1] : "sm4"),
          Clock.systemUTC());
      System.out.println("New keys are in " + file + ". Keep a copy apart from the database.");
      return 0;
    } catch (FileAlreadyExistsException e) {
      System.err.println(file + " is there already, and was not changed.");
      return 1;
    } catch (IllegalArgumentException | IOException e) {
      System.err.println("No keys were made: " + e.getMessage());
      return 1;
    }
  }
}
