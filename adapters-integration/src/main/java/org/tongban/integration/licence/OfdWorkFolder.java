package org.tongban.integration.licence;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/**
 * The folders into which ofdrw unpacks what it works on, in clear. Its API takes no other place: it
 * asks the JDK for a temporary folder, which on POSIX nobody but this user may enter. Here it is
 * seen to that none outlives the work.
 */
final class OfdWorkFolder {
  private static final Path PARENT = Path.of(System.getProperty("java.io.tmpdir"));
  private static final String NAMES = "ofd-tmp-*";

  private OfdWorkFolder() {}

  /** Removes the folder with everything in it; nothing if it is gone. */
  static void remove(Path folder) throws IOException {
    if (folder == null || Files.notExists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException failure)
              throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Removes those that nobody touched since: what a process left behind that died at work. */
  static void removeBefore(Instant time) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(PARENT, NAMES)) {
      for (var folder : folders) {
        if (Files.isDirectory(folder)
            && Files.isWritable(folder)
            && Files.getLastModifiedTime(folder).toInstant().isBefore(time)) {
          remove(folder);
        }
      }
    }
  }
}
