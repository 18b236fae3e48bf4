package org.tongban.persistence.protection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.database.Sql;

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
  private final Sql sql;
  private final TransactionOperations<Connection> transactions;
  private final Clock clock;
  private final Cache<SubjectId, AeadKey> remembered =
      Caffeine.newBuilder().maximumSize(REMEMBERED_AT_MOST).expireAfterWrite(REMEMBERED).build();

  SubjectKeys(KeyRing ring, Sql sql, TransactionOperations<Connection> transactions, Clock clock) {
    this.ring = ring;
    this.sql = sql;
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
    sql.update(
        "INSERT INTO subject_key (subject_id, key_id, master_key, wrapped_key, created_at)"
            + " VALUES (?, ?, ?, ?, ?)",
        subject.value(),
        key.id(),
        name(ring.current()),
        wrap(subject, key),
        now());
    // A transaction that is run again makes another key: the first try's must not be used any more.
    forget(subject);
  }

  /** Destroys the key for ever; destroying it again changes nothing. */
  void destroy(SubjectId subject) {
    sql.update(
        "UPDATE subject_key SET wrapped_key = NULL, destroyed_at = ?"
            + " WHERE subject_id = ? AND destroyed_at IS NULL",
        now(),
        subject.value());
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
    var rows =
        sql.list(
            "SELECT subject_id, key_id, wrapped_key FROM subject_key"
                + " WHERE master_key = ? AND wrapped_key IS NOT NULL LIMIT ?",
            row ->
                new Row(
                    new SubjectId(Sql.uuid(row, "subject_id")),
                    row.getBytes("key_id"),
                    row.getBytes("wrapped_key")),
            retired,
            limit);
    int done = 0;
    for (var row : rows) {
      // Only if it is still as it was read: it may have been destroyed meanwhile.
      done +=
          sql.update(
              "UPDATE subject_key SET wrapped_key = ?, master_key = ?"
                  + " WHERE subject_id = ? AND wrapped_key = ?",
              wrap(row.subject(), unwrap(row)),
              name(ring.current()),
              row.subject().value(),
              row.wrapped());
    }
    return done;
  }

  private AeadKey load(SubjectId subject) {
    var row =
        sql.first(
                "SELECT key_id, wrapped_key FROM subject_key WHERE subject_id = ?",
                found -> new Row(subject, found.getBytes("key_id"), found.getBytes("wrapped_key")),
                subject.value())
            .orElseThrow(() -> new IllegalStateException("No key was made for " + subject));
    if (row.wrapped() == null) {
      throw new ErasedException(subject);
    }
    return unwrap(row);
  }

  private byte[] wrap(SubjectId subject, AeadKey key) {
    var secret = key.secret();
    var plain = ByteBuffer.allocate(1 + secret.length).put(key.profile().code()).put(secret);
    return ring.current().encrypt(context(subject, key.id()), plain.array());
  }

  private AeadKey unwrap(Row row) {
    var master = new String(AeadKey.keyIdOf(row.wrapped()), StandardCharsets.US_ASCII);
    var plain = ring.key(master).decrypt(context(row.subject(), row.keyId()), row.wrapped());
    return new AeadKey(
        row.keyId(), CipherProfile.ofCode(plain[0]), Arrays.copyOfRange(plain, 1, plain.length));
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

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static String name(AeadKey master) {
    return new String(master.id(), StandardCharsets.US_ASCII);
  }

  /**
   * A stored key.
   *
   * @param wrapped null once it is destroyed
   */
  private record Row(SubjectId subject, byte[] keyId, byte[] wrapped) {}
}
