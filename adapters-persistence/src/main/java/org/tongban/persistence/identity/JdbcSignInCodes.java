package org.tongban.persistence.identity;

import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.time.Instant;
import org.tongban.application.identity.RequestSignInCode;
import org.tongban.application.identity.SignInCodes;
import org.tongban.domain.person.MobileNumber;
import org.tongban.persistence.database.Sql;
import org.tongban.persistence.protection.PersonalData;

/** Codes in table {@code sign_in_code}, one row for each phone. */
@Singleton
final class JdbcSignInCodes implements SignInCodes {
  private final Sql sql;
  private final PersonalData personalData;

  JdbcSignInCodes(Sql sql, PersonalData personalData) {
    this.sql = sql;
    this.personalData = personalData;
  }

  @Override
  public void keep(MobileNumber phone, String code, Instant until) {
    // Also under an index key that is being retired: the earlier code may be there.
    personalData
        .blindIndexes("sign_in_code.phone", phone.value())
        .forEach(
            index -> sql.update("DELETE FROM sign_in_code WHERE phone_index = ?", (Object) index));
    sql.update(
        "INSERT INTO sign_in_code (phone_index, code_hash, tries, lapses_at) VALUES (?, ?, 0, ?)"
            + " ON DUPLICATE KEY UPDATE code_hash = VALUES(code_hash), tries = 0,"
            + " lapses_at = VALUES(lapses_at)",
        personalData.blindIndex("sign_in_code.phone", phone.value()),
        personalData.blindIndex("sign_in_code.code", salted(phone, code)),
        until);
  }

  @Override
  public boolean take(MobileNumber phone, String code, Instant now) {
    return personalData.blindIndexes("sign_in_code.phone", phone.value()).stream()
        .anyMatch(index -> take(index, phone, code, now));
  }

  private boolean take(byte[] index, MobileNumber phone, String code, Instant now) {
    // Counts first, which also locks the row: tries made at once are looked at one by one.
    var counted =
        sql.update(
            "UPDATE sign_in_code SET tries = tries + 1"
                + " WHERE phone_index = ? AND tries < ? AND lapses_at > ?",
            index,
            RequestSignInCode.TRIES,
            now);
    if (counted == 0) {
      return false;
    }
    var stored =
        sql.first(
                "SELECT code_hash FROM sign_in_code WHERE phone_index = ?",
                row -> row.getBytes(1),
                (Object) index)
            .orElseThrow();
    var right =
        personalData.blindIndexes("sign_in_code.code", salted(phone, code)).stream()
            .anyMatch(hash -> MessageDigest.isEqual(hash, stored));
    if (right) {
      sql.update("DELETE FROM sign_in_code WHERE phone_index = ?", (Object) index);
    }
    return right;
  }

  private static String salted(MobileNumber phone, String code) {
    return phone.value() + "/" + code;
  }

  @Override
  public int forgetBefore(Instant instant) {
    return sql.update("DELETE FROM sign_in_code WHERE lapses_at < ?", instant);
  }
}
