package org.tongban.persistence.transaction;

import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.tongban.application.transaction.IdempotencyRecords;
import org.tongban.persistence.database.Sql;
import org.tongban.persistence.protection.PersonalData;

/** Kept answers; {@link ForgetAnswers} removes the old ones. */
@Singleton
final class JdbcIdempotencyRecords implements IdempotencyRecords {
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
                new String(
                    personalData.decryptShared(place(key), row.getBytes("body")),
                    StandardCharsets.UTF_8)),
        key.caller().value(),
        key.operation(),
        key.key());
  }

  @Override
  public void keep(Key key, Answer answer) {
    try {
      sql.update(
          "INSERT INTO idempotency_record (caller_id, operation, idempotency_key, request_hash,"
              + " status, location, etag, content_type, body, kept_at)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          key.caller().value(),
          key.operation(),
          key.key(),
          answer.requestHash(),
          answer.status(),
          answer.location(),
          answer.etag(),
          answer.contentType(),
          personalData.encryptShared(place(key), answer.body().getBytes(StandardCharsets.UTF_8)),
          clock.instant().truncatedTo(ChronoUnit.MICROS));
    } catch (DataAccessException e) {
      throw Sql.isDuplicate(e) ? new DuplicateKeyException() : e;
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
