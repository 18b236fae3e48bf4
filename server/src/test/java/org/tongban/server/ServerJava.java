package org.tongban.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How tests start the server as a process of its own. Most of a start is the loading of classes:
 * the first process that ends without being killed leaves an archive of them, and the later ones
 * begin with it.
 */
public final class ServerJava {
  private static final Path FOLDER = Path.of("target", "server-java").toAbsolutePath();
  private static final Path ARCHIVE = FOLDER.resolve("classes.jsa");

  private static boolean asked;

  private ServerJava() {}

  /**
   * The command that runs a main class of the server or its tests.
   *
   * @param heap such as {@code 256m}
   */
  public static List<String> command(String heap, String mainClass, String... options) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
    // First of all: with it goes the archive of an earlier run.
    var classPath = ClassPath.OF_JARS;
    if (Files.exists(ARCHIVE)) {
      command.add("-XX:SharedArchiveFile=" + ARCHIVE);
    }
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", classPath, mainClass));
    return command;
  }

  /** The option of the process that is to leave the archive; empty for all but the first. */
  public static synchronized Optional<String> archiving() {
    if (asked) {
      return Optional.empty();
    }
    asked = true;
    return Optional.of("-XX:ArchiveClassesAtExit=" + ARCHIVE);
  }

  /** Folders can't be archived: the one of the tests' process, in jars. */
  private static final class ClassPath {
    private static final AtomicInteger JARS = new AtomicInteger();
    static final String OF_JARS = ofJars();

    private static String ofJars() {
      try {
        Files.createDirectories(FOLDER);
        Files.deleteIfExists(ARCHIVE);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(Path::of)
          .filter(Files::exists)
          .map(path -> Files.isDirectory(path) ? jar(path) : path)
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path jar(Path classes) {
      var jar = FOLDER.resolve("classes-" + JARS.incrementAndGet() + ".jar");
      var made =
          ToolProvider.findFirst("jar")
              .orElseThrow()
              .run(
                  System.out,
                  System.err,
                  "--create",
                  "--no-compress",
                  "--file",
                  jar.toString(),
                  "-C",
                  classes.toString(),
                  ".");
      if (made != 0) {
        throw new AssertionError("No jar was made of " + classes);
      }
      return jar;
    }
  }
}
