package org.tongban.persistence.database;

import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Plain SQL on the connection of the caller's transaction, for what is on a hot path or can't be
 * said with Micronaut Data. Outside a transaction every statement stands alone and commits by
 * itself.
 *
 * <p>Values are bound by their type: a {@link UUID} as its 16 bytes, an {@link Instant} as a date
 * and time in UTC, an empty {@link Optional} as null. Every failure is a {@link
 * DataAccessException} with the {@link SQLException} as its cause, except that of a database that
 * cannot be reached, which is an {@link org.tongban.application.transaction.UnavailableException}.
 */
@Singleton
public final class Sql {
  private final ConnectionOperations<Connection> transactional;
  private final ConnectionOperations<Connection> standalone;

  Sql(
      ConnectionOperations<Connection> transactional,
      @Named(StandalonePool.NAME) ConnectionOperations<Connection> standalone) {
    this.transactional = transactional;
    this.standalone = standalone;
  }

  /** Reads one row. */
  @FunctionalInterface
  public interface Reading<T> {
    /** What the row, at which the result stands, says. */
    T read(ResultSet row) throws SQLException;
  }

  @FunctionalInterface
  private interface Work<T> {
    T on(PreparedStatement statement) throws SQLException;
  }

  /** Runs a statement; returns how many rows it changed. */
  public int update(String sql, Object... values) {
    Gathering.open().ifPresent(Gathering::end);
    return run(
        sql,
        statement -> {
          bind(statement, values);
          return statement.executeUpdate();
        });
  }

  /**
   * Changes the row of each list of values, in few round trips. Returns how many rows it changed;
   * in a {@link Gathering} it does so later, and what it returns is what it has to come to.
   */
  public int write(RowStatement statement, List<Object[]> rows) {
    var gathering = Gathering.open();
    if (gathering.isPresent()) {
      rows.forEach(values -> gathering.get().add(statement, values));
      return rows.size();
    }
    int changed = 0;
    for (var portion : Portion.of(rows)) {
      changed +=
          update(
              statement.form(portion.form()),
              portion.values(_ -> {}, (all, values) -> Collections.addAll(all, values)));
    }
    return changed;
  }

  /** The same for one row. */
  public int write(RowStatement statement, Object... values) {
    return write(statement, List.<Object[]>of(values));
  }

  /** Runs a statement once per list of values, in as few round trips as the driver can. */
  public void batch(String sql, List<Object[]> rows) {
    Gathering.open().ifPresent(Gathering::end);
    if (rows.size() == 1) {
      update(sql, rows.getFirst());
    } else if (!rows.isEmpty()) {
      run(
          sql,
          statement -> {
            for (var values : rows) {
              bind(statement, values);
              statement.addBatch();
            }
            return statement.executeBatch();
          });
    }
  }

  /** The rows of a query, in its order. */
  public <T> List<T> list(String sql, Reading<T> reading, Object... values) {
    Gathering.open().ifPresent(gathering -> gathering.requireReadable(sql));
    return run(
        sql,
        statement -> {
          bind(statement, values);
          try (var result = statement.executeQuery()) {
            var rows = new ArrayList<T>();
            while (result.next()) {
              rows.add(reading.read(result));
            }
            return rows;
          }
        });
  }

  /** The first row of a query, or empty if there is none. */
  public <T> Optional<T> first(String sql, Reading<T> reading, Object... values) {
    return list(sql, reading, values).stream().findFirst();
  }

  /** Whether this thread has a connection that its statements use, or keeps back what it writes. */
  boolean isConnected() {
    return Gathering.isOpen()
        || transactional.findConnectionStatus().isPresent()
        || standalone.findConnectionStatus().isPresent();
  }

  private <T> T run(String sql, Work<T> work) {
    try {
      var connections =
          transactional.findConnectionStatus().isPresent() ? transactional : standalone;
      return connections.executeWrite(
          status -> {
            try (var statement = status.getConnection().prepareStatement(sql)) {
              return work.on(statement);
            } catch (SQLException e) {
              // Without the driver's words: they may repeat values.
              throw new DataAccessException("SQL failed with state " + e.getSQLState(), e);
            }
          });
    } catch (RuntimeException e) {
      throw DatabaseAway.told(e);
    }
  }

  private static void bind(PreparedStatement statement, Object[] values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      bind(statement, i + 1, values[i]);
    }
  }

  private static void bind(PreparedStatement statement, int index, Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setNull(index, Types.NULL);
      case String text -> statement.setString(index, text);
      case byte[] bytes -> statement.setBytes(index, bytes);
      case Integer number -> statement.setInt(index, number);
      case Long number -> statement.setLong(index, number);
      case UUID id -> statement.setBytes(index, bytes(id));
      case Instant instant ->
          statement.setObject(index, LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
      case Optional<?> maybe -> bind(statement, index, maybe.orElse(null));
      default -> statement.setObject(index, value);
    }
  }

  /** The places of so many values of an IN condition, without the brackets. */
  public static String marks(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }

  /** The 16 bytes of an identity, as they are stored. */
  public static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  /** The identity that was stored as those 16 bytes. */
  public static UUID uuid(byte[] bytes) {
    var buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  /** The identity in a column that is not null. */
  public static UUID uuid(ResultSet row, String column) throws SQLException {
    return uuid(row.getBytes(column));
  }

  /** The instant in a column that is not null. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  /** Whether the failure is that of a row whose key is there already. */
  public static boolean isDuplicate(DataAccessException failure) {
    return failure.getCause() instanceof SQLException e
        && (e.getErrorCode() == 1062 || "23505".equals(e.getSQLState()));
  }
}
