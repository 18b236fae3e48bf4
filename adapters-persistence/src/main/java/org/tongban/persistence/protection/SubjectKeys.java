package org.tongban.persistence.protection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.f4b6a3.uuid.codec.StandardBinaryCodec;
import io.micronaut.data.connection.ConnectionDefinition;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.tongban.domain.person.SubjectId;

/**
 * The data keys of the subjects, wrapped by the master keys. Calls join the caller's transaction.
 *
 * <p>An unwrapped key is kept in memory for at most a minute. A destroyed key is forgotten here at
 * once, and by other instances within that minute.
 */
@Singleton
final class SubjectKeys {
  private static final Duration REMEMBERED = Duration.ofSeconds(60);
  private static final int REMEMBERED_AT_MOST = 20_000;
  private static final int KEY_ID_BYTES = 8;

  private final KeyRing ring;
  private final ConnectionOperations<Connection> connections;
  private final TransactionOperations<Connection> transactions;
  private final Clock clock;
  private final Cache<SubjectId, AeadKey> remembered =
      Caffeine.newBuilder().maximumSize(REMEMBERED_AT_MOST).expireAfterWrite(REMEMBERED).build();

  SubjectKeys(
      KeyRing ring,
      ConnectionOperations<Connection> connections,
      TransactionOperations<Connection> transactions,
      Clock clock) {
    this.ring = ring;
    this.connections = connections;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * The key of the subject.
   *
   * @throws ErasedException if it was destroyed
   * @throws IllegalStateException if none was ever made
   */
  AeadKey find(SubjectId subject) {
    var known = remembered.getIfPresent(subject);
    if (known != null) {
      return known;
    }
    var loaded = load(subject);
    remembered.put(subject, loaded);
    return loaded;
  }

  /** The key of the subject that has this id: the remembered one, or the stored one. */
  AeadKey find(SubjectId subject, byte[] keyId) {
    var known = find(subject);
    if (Arrays.equals(known.id(), keyId)) {
      return known;
    }
    remembered.invalidate(subject);
    return find(subject);
  }

  /** Makes and stores a key. */
  void create(SubjectId subject) {
    var key = AeadKey.random(AeadKey.randomBytes(KEY_ID_BYTES), ring.current().profile());
    update(
        "INSERT INTO subject_key (subject_id, key_id, master_key, wrapped_key, created_at)"
            + " VALUES (?, ?, ?, ?, ?)",
        statement -> {
          statement.setBytes(1, bytes(subject));
          statement.setBytes(2, key.id());
          statement.setString(3, name(ring.current()));
          statement.setBytes(4, wrap(subject, key));
          statement.setObject(5, now());
        });
    // A transaction that is run again makes another key: the first try's must not be used any more.
    forget(subject);
  }

  /** Destroys the key for ever; destroying it again changes nothing. */
  void destroy(SubjectId subject) {
    update(
        "UPDATE subject_key SET wrapped_key = NULL, destroyed_at = ?"
            + " WHERE subject_id = ? AND destroyed_at IS NULL",
        statement -> {
          statement.setObject(1, now());
          statement.setBytes(2, bytes(subject));
        });
    forget(subject);
  }

  /** Wraps keys that a retired master key wraps by the current one; returns how many were done. */
  int rewrap(int limit) {
    int done = 0;
    for (var retired : ring.retired()) {
      if (done < limit) {
        done += rewrap(retired, limit - done);
      }
    }
    return done;
  }

  private int rewrap(String retired, int limit) {
    return connections.execute(
        ConnectionDefinition.DEFAULT,
        status -> {
          int done = 0;
          try (var find =
              status
                  .getConnection()
                  .prepareStatement(
                      "SELECT subject_id, key_id, wrapped_key FROM subject_key"
                          + " WHERE master_key = ? AND wrapped_key IS NOT NULL LIMIT ?")) {
            find.setString(1, retired);
            find.setInt(2, limit);
            try (var rows = find.executeQuery()) {
              while (rows.next()) {
                done += rewrap(status.getConnection(), rows);
              }
            }
          } catch (SQLException e) {
            throw unusable(e);
          }
          return done;
        });
  }

  private int rewrap(Connection connection, ResultSet row) throws SQLException {
    var id = row.getBytes(1);
    var wrapped = row.getBytes(3);
    var subject = new SubjectId(StandardBinaryCodec.INSTANCE.decode(id));
    var key = unwrap(subject, row.getBytes(2), wrapped);
    // Only if it is still as it was read: it may have been destroyed meanwhile.
    try (var change =
        connection.prepareStatement(
            "UPDATE subject_key SET wrapped_key = ?, master_key = ?"
                + " WHERE subject_id = ? AND wrapped_key = ?")) {
      change.setBytes(1, wrap(subject, key));
      change.setString(2, name(ring.current()));
      change.setBytes(3, id);
      change.setBytes(4, wrapped);
      return change.executeUpdate();
    }
  }

  private AeadKey load(SubjectId subject) {
    record Row(byte[] keyId, byte[] wrapped) {}
    var found =
        connections.execute(
            ConnectionDefinition.DEFAULT,
            status -> {
              try (var statement =
                  status
                      .getConnection()
                      .prepareStatement(
                          "SELECT key_id, wrapped_key FROM subject_key WHERE subject_id = ?")) {
                statement.setBytes(1, bytes(subject));
                try (var rows = statement.executeQuery()) {
                  return rows.next()
                      ? Optional.of(new Row(rows.getBytes(1), rows.getBytes(2)))
                      : Optional.<Row>empty();
                }
              } catch (SQLException e) {
                throw unusable(e);
              }
            });
    var row = found.orElseThrow(() -> new IllegalStateException("No key was made for " + subject));
    if (row.wrapped() == null) {
      throw new ErasedException(subject);
    }
    return unwrap(subject, row.keyId(), row.wrapped());
  }

  private byte[] wrap(SubjectId subject, AeadKey key) {
    var secret = key.secret();
    var plain = ByteBuffer.allocate(1 + secret.length).put(key.profile().code()).put(secret);
    return ring.current().encrypt(context(subject, key.id()), plain.array());
  }

  private AeadKey unwrap(SubjectId subject, byte[] keyId, byte[] wrapped) {
    var master = new String(AeadKey.keyIdOf(wrapped), StandardCharsets.US_ASCII);
    var plain = ring.key(master).decrypt(context(subject, keyId), wrapped);
    return new AeadKey(
        keyId, CipherProfile.ofCode(plain[0]), Arrays.copyOfRange(plain, 1, plain.length));
  }

  private static byte[] context(SubjectId subject, byte[] keyId) {
    return Purpose.DATA_KEY.context(Optional.of(subject), keyId);
  }

  /**
   * Forgets the key now, and again when the transaction ended: others may have read it meanwhile.
   */
  private void forget(SubjectId subject) {
    remembered.invalidate(subject);
    transactions
        .findTransactionStatus()
        .ifPresent(
            status ->
                status.registerSynchronization(
                    new TransactionSynchronization() {
                      @Override
                      public void afterCompletion(Status ignored) {
                        remembered.invalidate(subject);
                      }
                    }));
  }

  private void update(String sql, Binding binding) {
    connections.execute(
        ConnectionDefinition.DEFAULT,
        status -> {
          try (var statement = status.getConnection().prepareStatement(sql)) {
            binding.bind(statement);
            return statement.executeUpdate();
          } catch (SQLException e) {
            throw unusable(e);
          }
        });
  }

  private static RuntimeException unusable(SQLException cause) {
    return new io.micronaut.data.exceptions.DataAccessException(
        "The subject keys can't be used", cause);
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
  }

  private static String name(AeadKey master) {
    return new String(master.id(), StandardCharsets.US_ASCII);
  }

  private static byte[] bytes(SubjectId subject) {
    return StandardBinaryCodec.INSTANCE.encode(subject.value());
  }

  private interface Binding {
    void bind(PreparedStatement statement) throws SQLException;
  }
}
