package org.tongban.server.benchmark;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The rows of one submission, written by bare JDBC: the same tables, the same columns, payloads of
 * the same sizes, in one transaction each, through a pool like the server's.
 */
final class BareRows implements AutoCloseable {
  /** As many as the server's pool has. */
  private static final int CONNECTIONS = 10;

  /** As the server sets them. */
  private static final Map<String, String> TUNED =
      Map.ofEntries(
          Map.entry("useLocalSessionState", "true"),
          Map.entry("readOnlyPropagatesToServer", "false"),
          Map.entry("cacheServerConfiguration", "true"),
          Map.entry("elideSetAutoCommits", "true"),
          Map.entry("maintainTimeStats", "false"),
          Map.entry("rewriteBatchedStatements", "true"),
          Map.entry("cachePrepStmts", "true"),
          Map.entry("useServerPrepStmts", "true"),
          Map.entry("processEscapeCodesForPrepStmts", "false"),
          Map.entry("prepStmtCacheSize", "250"),
          Map.entry("prepStmtCacheSqlLimit", "4096"));

  private final String url;
  private final HikariDataSource pool;
  private final List<Table> tables;
  private final AtomicLong next = new AtomicLong(new SecureRandom().nextLong(1L << 40));

  /** The rows of a table, of which new ones are made like. */
  private record Table(String name, String insert, List<String> columns, List<List<Object>> rows) {}

  /** With the driver set as the server sets it. */
  static BareRows tuned(String url) {
    return new BareRows(url, TUNED, new ArrayList<>());
  }

  /** Of the same samples, with the driver as it is when nothing is set. */
  BareRows plain() {
    return new BareRows(url, Map.of(), tables);
  }

  private BareRows(String url, Map<String, String> settings, List<Table> tables) {
    this.url = url;
    this.tables = tables;
    var configuration = new HikariConfig();
    configuration.setJdbcUrl(url);
    configuration.setUsername(DurableMariaDb.USER);
    configuration.setPassword("");
    configuration.setMaximumPoolSize(CONNECTIONS);
    configuration.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    configuration.setAutoCommit(false);
    settings.forEach(configuration::addDataSourceProperty);
    pool = new HikariDataSource(configuration);
  }

  Connection connection() throws SQLException {
    return pool.getConnection();
  }

  /** Takes the rows of the query as samples of what is written; returns how many there are. */
  int learn(String table, String query, Object... values) throws SQLException {
    try (var connection = pool.getConnection();
        var statement = connection.prepareStatement(query)) {
      bind(statement, List.of(values));
      try (var result = statement.executeQuery()) {
        var columns = new ArrayList<String>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          columns.add(result.getMetaData().getColumnName(i));
        }
        var rows = new ArrayList<List<Object>>();
        while (result.next()) {
          var row = new ArrayList<Object>();
          for (int i = 1; i <= columns.size(); i++) {
            row.add(result.getObject(i));
          }
          rows.add(row);
        }
        if (!rows.isEmpty()) {
          tables.add(new Table(table, insert(table, columns), columns, rows));
        }
        return rows.size();
      }
    }
  }

  /** Forgets the samples. */
  void forget() {
    tables.clear();
  }

  private static String insert(String table, List<String> columns) {
    return "INSERT INTO %s (%s) VALUES (%s)"
        .formatted(
            table,
            String.join(", ", columns),
            String.join(", ", Collections.nCopies(columns.size(), "?")));
  }

  /** What is written for a submission, in words. */
  String describe() {
    var lines = new StringBuilder();
    for (var table : tables) {
      lines.append(
          "%s %d row(s), %d bytes%n"
              .formatted(
                  table.name().equals("case_draft")
                      ? "DELETE case_draft"
                      : "INSERT " + table.name(),
                  table.rows().size(),
                  table.rows().stream().flatMap(List::stream).mapToInt(BareRows::size).sum()));
    }
    return lines.toString();
  }

  private static int size(Object value) {
    return switch (value) {
      case null -> 0;
      case byte[] bytes -> bytes.length;
      default -> value.toString().length();
    };
  }

  /** Writes the drafts that later submissions remove; returns their identities. */
  List<byte[]> drafts(int count) throws SQLException {
    var table =
        tables.stream().filter(t -> t.name().equals("case_draft")).findFirst().orElseThrow();
    var ids = new ArrayList<byte[]>();
    try (var connection = pool.getConnection()) {
      try (var statement = connection.prepareStatement(table.insert())) {
        for (int i = 0; i < count; i++) {
          var fresh = new Fresh();
          ids.add(fresh.id);
          bind(statement, fresh.values(table, table.rows().getFirst()));
          statement.addBatch();
          if (i % 500 == 499) {
            statement.executeBatch();
          }
        }
        statement.executeBatch();
      }
      connection.commit();
    }
    return ids;
  }

  /** Writes what one submission writes. */
  void submit(byte[] draft) throws SQLException {
    var fresh = new Fresh(draft);
    try (var connection = pool.getConnection()) {
      for (var table : tables) {
        if (table.name().equals("case_draft")) {
          try (var statement =
              connection.prepareStatement("DELETE FROM case_draft WHERE id = ? AND version = 1")) {
            statement.setBytes(1, draft);
            if (statement.executeUpdate() != 1) {
              throw new IllegalStateException("No draft");
            }
          }
        } else {
          insert(connection, table, fresh);
        }
      }
      connection.commit();
    }
  }

  private static void insert(Connection connection, Table table, Fresh fresh) throws SQLException {
    try (var statement = connection.prepareStatement(table.insert())) {
      if (table.rows().size() == 1) {
        bind(statement, fresh.values(table, table.rows().getFirst()));
        statement.executeUpdate();
        return;
      }
      for (var row : table.rows()) {
        bind(statement, fresh.values(table, row));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void bind(PreparedStatement statement, List<?> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
  }

  /** What is another for every submission. */
  private final class Fresh {
    private final byte[] id;
    private final long number = next.incrementAndGet();

    Fresh() {
      this(
          ByteBuffer.allocate(16)
              .putLong(timed())
              .putLong(UUID.randomUUID().getLeastSignificantBits())
              .array());
    }

    Fresh(byte[] id) {
      this.id = id;
    }

    /** Grows like the identities that the server makes. */
    private static long timed() {
      return System.currentTimeMillis() << 16 | 0x7000;
    }

    List<Object> values(Table table, List<Object> sample) {
      var values = new ArrayList<Object>(sample);
      for (int i = 0; i < values.size(); i++) {
        var changed = changes(table.name()).get(table.columns().get(i));
        if (changed != null) {
          values.set(i, changed);
        }
      }
      return values;
    }

    String reference() {
      return "bare/%032d".formatted(number);
    }

    private Map<String, Object> changes(String table) {
      var changes = new LinkedHashMap<String, Object>();
      switch (table) {
        case "case_file" -> {
          changes.put("id", id);
          changes.put("number", "%020d".formatted(number));
        }
        case "case_draft" -> changes.put("id", id);
        case "outbox", "sent_notice" -> changes.put("reference", reference());
        case "message" -> {
          changes.put("id", id);
          changes.put("reference", reference());
        }
        case "idempotency_record" -> {
          changes.put("operation", "bare " + "x".repeat(60));
          changes.put("idempotency_key", UUID.randomUUID().toString());
        }
        default -> changes.put("case_id", id);
      }
      return changes;
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
