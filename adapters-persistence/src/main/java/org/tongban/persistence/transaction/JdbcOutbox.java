package org.tongban.persistence.transaction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.transaction.Outbox;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.database.Gathering;
import org.tongban.persistence.database.RowStatement;
import org.tongban.persistence.database.Sql;
import org.tongban.persistence.protection.PersonalData;

/** Effects in the table outbox; {@link OutboxWorker} carries them out. */
@Singleton
final class JdbcOutbox implements Outbox {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** IGNORE: the same effect may be there already. */
  private static final RowStatement ADD =
      RowStatement.insertIgnore(
          "INTO outbox (kind, reference, subject_id, payload, status, available_at, attempts, note,"
              + " added_at)");

  private static final int LONGEST_KIND = 40;
  private static final int LONGEST_REFERENCE = 100;

  private final Sql sql;
  private final PersonalData personalData;
  private final TransactionOperations<Connection> transactions;
  private final OutboxBell bell;
  private final Clock clock;

  JdbcOutbox(
      Sql sql,
      PersonalData personalData,
      TransactionOperations<Connection> transactions,
      OutboxBell bell,
      Clock clock) {
    this.sql = sql;
    this.personalData = personalData;
    this.transactions = transactions;
    this.bell = bell;
    this.clock = clock;
  }

  @Override
  public void add(Effect effect) {
    if (effect.kind().length() > LONGEST_KIND || effect.reference().length() > LONGEST_REFERENCE) {
      throw new IllegalArgumentException("Too long: " + effect);
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    sql.write(
        ADD,
        effect.kind(),
        effect.reference(),
        effect.subject().map(SubjectId::value),
        encrypted(effect),
        "DUE",
        now,
        0,
        "",
        now);
    if (!Gathering.afterwards(bell::ring)) {
      ringAfterCommit();
    }
  }

  private void ringAfterCommit() {
    transactions
        .findTransactionStatus()
        .ifPresentOrElse(
            status ->
                status.registerSynchronization(
                    new TransactionSynchronization() {
                      @Override
                      public void afterCommit() {
                        bell.ring();
                      }
                    }),
            bell::ring);
  }

  private byte[] encrypted(Effect effect) {
    byte[] json;
    try {
      json = JSON.writeValueAsBytes(effect.payload());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not written: " + effect);
    }
    var place = place(effect.kind(), effect.reference());
    return effect
        .subject()
        .map(subject -> personalData.encrypt(subject, place, json))
        .orElseGet(() -> personalData.encryptShared(place, json));
  }

  /** What {@link #add} stored. */
  static Effect decrypted(
      PersonalData personalData,
      String kind,
      String reference,
      Optional<SubjectId> subject,
      byte[] payload) {
    var place = place(kind, reference);
    var json =
        subject
            .map(whose -> personalData.decrypt(whose, place, payload))
            .orElseGet(() -> personalData.decryptShared(place, payload));
    try {
      Map<String, String> words = JSON.readValue(json, new TypeReference<Map<String, String>>() {});
      return new Effect(kind, reference, subject, words);
    } catch (IOException e) {
      throw new IllegalStateException("Not readable: " + kind + " " + reference);
    }
  }

  private static String place(String kind, String reference) {
    return "outbox.payload/" + kind + "/" + reference;
  }
}
