package org.tongban.persistence.identity;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.tongban.application.identity.Delays;
import org.tongban.application.identity.SignInAttempts;
import org.tongban.persistence.database.Sql;
import org.tongban.persistence.protection.PersonalData;

/** Attempts in table {@code sign_in_attempt}, one row for each key. */
@Singleton
final class JdbcSignInAttempts implements SignInAttempts {
  private final Sql sql;
  private final PersonalData personalData;

  JdbcSignInAttempts(Sql sql, PersonalData personalData) {
    this.sql = sql;
    this.personalData = personalData;
  }

  @Override
  public Delays.Decision attempt(Key key, Instant now) {
    var index = index(key);
    var before = locked(index);
    if (before.isEmpty()) {
      sql.update(
          "INSERT IGNORE INTO sign_in_attempt (who_index, attempts, last_at) VALUES (?, 0, ?)",
          index,
          now);
      before = locked(index);
    }
    var decision = key.kind().delays().decide(before, now);
    if (decision instanceof Delays.Decision.Counted(var attempts, _)) {
      sql.update(
          "UPDATE sign_in_attempt SET attempts = ?, last_at = ? WHERE who_index = ?",
          attempts.count(),
          attempts.last(),
          index);
    }
    return decision;
  }

  private Optional<Delays.Attempts> locked(byte[] index) {
    return sql.first(
        "SELECT attempts, last_at FROM sign_in_attempt WHERE who_index = ? FOR UPDATE",
        row -> new Delays.Attempts(row.getInt(1), Sql.instant(row, "last_at")),
        (Object) index);
  }

  @Override
  public void forgive(Key key) {
    var index = index(key);
    locked(index)
        .ifPresent(
            attempts ->
                sql.update(
                    "UPDATE sign_in_attempt SET attempts = ? WHERE who_index = ?",
                    attempts.without(FORGIVEN).count(),
                    index));
  }

  @Override
  public void clear(Key key) {
    sql.update("DELETE FROM sign_in_attempt WHERE who_index = ?", (Object) index(key));
  }

  @Override
  public int forgetBefore(Instant instant) {
    return sql.update("DELETE FROM sign_in_attempt WHERE last_at < ?", instant);
  }

  private byte[] index(Key key) {
    return personalData.blindIndex("sign_in_attempt." + key.kind(), key.who());
  }
}
