package org.tongban.persistence.casework;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.tongban.domain.casework.Actor;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseEvent;
import org.tongban.domain.casework.CaseFact;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.Role;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.item.ImplementationRef;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;
import org.tongban.persistence.database.Sql;

/**
 * One entry of the ledger as stored: everything but the payload in the clear. docs/ledger-format.md
 * says what is hashed, to the byte.
 *
 * @param role the name of the actor's role
 * @param unit the actor's unit, null if none
 * @param subject whose key encrypts the payload: the applicant
 * @param payload the fact, encrypted
 * @param previousHash of the entry before, 32 zeros in the first
 */
record LedgerEntry(
    UUID caseId,
    int sequence,
    int format,
    String factType,
    Instant recordedAt,
    UUID actorId,
    String role,
    String unit,
    String implementationCode,
    int implementationVersion,
    UUID subject,
    byte[] payload,
    byte[] previousHash,
    byte[] hash) {
  /** The format that is written. */
  static final int FORMAT = 1;

  static final int HASH_BYTES = 32;

  static final String COLUMNS =
      "e.case_id, e.sequence, e.format, e.fact_type, e.recorded_at, e.actor_id, e.actor_role,"
          + " e.actor_unit, e.implementation_code, e.implementation_version, e.subject_id,"
          + " e.payload, e.previous_hash, e.hash";

  private static final byte[] TAG = "org.tongban.ledger/1\n".getBytes(StandardCharsets.US_ASCII);

  /** The entry for an event. */
  static LedgerEntry of(CaseEvent event, SubjectId subject, byte[] payload, byte[] previousHash) {
    var open =
        new LedgerEntry(
            event.caseId().value(),
            event.sequence(),
            FORMAT,
            FactFormat.nameOf(event.fact()),
            event.at(),
            event.actor().id().value(),
            event.actor().role().name(),
            event.actor().unit().map(UnitCode::value).orElse(null),
            event.implementation().code().value(),
            event.implementation().version(),
            subject.value(),
            payload,
            previousHash,
            new byte[0]);
    return open.with(open.computedHash());
  }

  private LedgerEntry with(byte[] computed) {
    return new LedgerEntry(
        caseId,
        sequence,
        format,
        factType,
        recordedAt,
        actorId,
        role,
        unit,
        implementationCode,
        implementationVersion,
        subject,
        payload,
        previousHash,
        computed);
  }

  /** The entry in a row that has {@link #COLUMNS}. */
  static LedgerEntry of(ResultSet row) throws SQLException {
    return new LedgerEntry(
        Sql.uuid(row, "case_id"),
        row.getInt("sequence"),
        row.getInt("format"),
        row.getString("fact_type"),
        Sql.instant(row, "recorded_at"),
        Sql.uuid(row, "actor_id"),
        row.getString("actor_role"),
        row.getString("actor_unit"),
        row.getString("implementation_code"),
        row.getInt("implementation_version"),
        Sql.uuid(row, "subject_id"),
        row.getBytes("payload"),
        row.getBytes("previous_hash"),
        row.getBytes("hash"));
  }

  /** The values of its columns, in the order of {@link #COLUMNS}. */
  Object[] values() {
    return new Object[] {
      caseId,
      sequence,
      format,
      factType,
      recordedAt,
      actorId,
      role,
      unit,
      implementationCode,
      implementationVersion,
      subject,
      payload,
      previousHash,
      hash
    };
  }

  /** For the payload's encryption: it decrypts as this entry's alone. */
  static String place(CaseId caseId, int sequence) {
    return "case_event.payload/" + caseId + "/" + sequence;
  }

  /** The event, with its fact decrypted. */
  CaseEvent event(CaseFact fact) {
    return new CaseEvent(
        new CaseId(caseId),
        sequence,
        recordedAt,
        new Actor(
            new ActorId(actorId), Role.valueOf(role), Optional.ofNullable(unit).map(UnitCode::new)),
        new ImplementationRef(new ImplementationCode(implementationCode), implementationVersion),
        fact);
  }

  /** The hash that its content has, whatever is stored as its hash. */
  byte[] computedHash() {
    var digest = sha256();
    digest.update(TAG);
    add(digest, Sql.bytes(caseId));
    add(digest, number(sequence));
    add(digest, text(factType));
    add(digest, ByteBuffer.allocate(8).putLong(micros(recordedAt)).array());
    add(digest, Sql.bytes(actorId));
    add(digest, text(role));
    add(digest, text(unit == null ? "" : unit));
    add(digest, text(implementationCode));
    add(digest, number(implementationVersion));
    add(digest, Sql.bytes(subject));
    add(digest, payload);
    add(digest, previousHash);
    return digest.digest();
  }

  private static void add(MessageDigest digest, byte[] field) {
    digest.update(number(field.length));
    digest.update(field);
  }

  private static byte[] number(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  private static byte[] text(String value) {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** Does not show the payload. */
  @Override
  public String toString() {
    return "LedgerEntry[%s/%d %s]".formatted(caseId, sequence, factType);
  }
}
