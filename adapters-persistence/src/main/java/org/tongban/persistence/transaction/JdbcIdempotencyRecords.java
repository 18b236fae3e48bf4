package org.tongban.persistence.transaction;

import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.tongban.application.transaction.IdempotencyRecords;
import org.tongban.persistence.database.Portion;
import org.tongban.persistence.database.Sql;
import org.tongban.persistence.protection.PersonalData;

/** Kept answers; {@link ForgetAnswers} removes the old ones. */
@Singleton
final class JdbcIdempotencyRecords implements IdempotencyRecords {
  /** Bytes. */
  private static final int WORTH_PACKING = 512;

  private static final List<String> KEEP =
      Portion.statements(
          "INSERT INTO idempotency_record (caller_id, operation, idempotency_key, request_hash,"
              + " status, location, etag, content_type, body, kept_at) VALUES ",
          "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          ", ",
          "");

  private final Sql sql;
  private final PersonalData personalData;
  private final Clock clock;

  JdbcIdempotencyRecords(Sql sql, PersonalData personalData, Clock clock) {
    this.sql = sql;
    this.personalData = personalData;
    this.clock = clock;
  }

  @Override
  public Optional<Answer> find(Key key) {
    return sql.first(
        "SELECT request_hash, status, location, etag, content_type, body FROM idempotency_record"
            + " WHERE caller_id = ? AND operation = ? AND idempotency_key = ?",
        row ->
            new Answer(
                row.getString("request_hash"),
                row.getInt("status"),
                row.getString("location"),
                row.getString("etag"),
                row.getString("content_type"),
                unpacked(personalData.decryptShared(place(key), row.getBytes("body")))),
        key.caller().value(),
        key.operation(),
        key.key());
  }

  @Override
  public void keep(List<Entry> some) {
    try {
      for (var portion : Portion.of(some)) {
        sql.update(KEEP.get(portion.form()), portion.values(_ -> {}, this::values));
      }
    } catch (DataAccessException e) {
      throw Sql.isDuplicate(e) ? new DuplicateKeyException() : e;
    }
  }

  private void values(List<Object> values, Entry entry) {
    var key = entry.key();
    var answer = entry.answer();
    Collections.addAll(
        values,
        key.caller().value(),
        key.operation(),
        key.key(),
        answer.requestHash(),
        answer.status(),
        answer.location(),
        answer.etag(),
        answer.contentType(),
        personalData.encryptShared(place(key), packed(answer.body())),
        clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  /** Small bodies as they are, others by gzip: less to encrypt and to send. */
  private static byte[] packed(String body) {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < WORTH_PACKING) {
      return bytes;
    }
    var packed = new ByteArrayOutputStream(bytes.length / 2);
    try (var gzip = new FastGzip(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static String unpacked(byte[] stored) {
    // No text begins with these two bytes.
    if (stored.length < 2 || stored[0] != 0x1F || stored[1] != (byte) 0x8B) {
      return new String(stored, StandardCharsets.UTF_8);
    }
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(stored))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, 4096);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  private static String place(Key key) {
    return "idempotency_record.body/"
        + key.caller()
        + "/"
        + key.operation().length()
        + "/"
        + key.operation()
        + "/"
        + key.key();
  }
}
