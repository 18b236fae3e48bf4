package org.tongban.persistence.identity;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.tongban.application.identity.Holder;
import org.tongban.application.identity.Session;
import org.tongban.application.identity.SessionId;
import org.tongban.application.identity.SessionStore;
import org.tongban.application.person.AccountId;
import org.tongban.domain.casework.ActorId;
import org.tongban.persistence.database.Sql;

/** Sessions in table {@code session_family}, their tokens' hashes in {@code refresh_token}. */
@Singleton
final class JdbcSessionStore implements SessionStore {
  private final Sql sql;

  JdbcSessionStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void open(Session session, Instant now) {
    sql.update(
        "INSERT INTO session_family (id, account_id, staff_id, opened_at, lapses_at)"
            + " VALUES (?, ?, ?, ?, ?)",
        session.id().value(),
        session.holder() instanceof Holder.Resident(var account) ? account.value() : null,
        session.holder() instanceof Holder.Staff(var staff) ? staff.value() : null,
        now,
        session.until());
    addToken(session);
  }

  @Override
  public void addToken(Session session) {
    sql.update(
        "INSERT INTO refresh_token (token_hash, session_id, lapses_at) VALUES (?, ?, ?)",
        hash(session.refreshToken()),
        session.id().value(),
        session.refreshUntil());
  }

  @Override
  public Optional<Token> find(String refreshToken) {
    var hash = hash(refreshToken);
    var session =
        sql.first(
            "SELECT session_id FROM refresh_token WHERE token_hash = ?",
            row -> row.getBytes(1),
            (Object) hash);
    if (session.isEmpty()) {
      return Optional.empty();
    }
    sql.list(
        "SELECT id FROM session_family WHERE id = ? FOR UPDATE",
        row -> row.getBytes(1),
        (Object) session.get());
    return sql.first(
        "SELECT t.session_id, t.lapses_at, t.used_at, f.account_id, f.staff_id,"
            + " f.lapses_at AS session_lapses_at, f.ended_at"
            + " FROM refresh_token t JOIN session_family f ON f.id = t.session_id"
            + " WHERE t.token_hash = ?",
        JdbcSessionStore::read,
        (Object) hash);
  }

  private static Token read(ResultSet row) throws SQLException {
    var account = row.getBytes("account_id");
    return new Token(
        new SessionId(Sql.uuid(row, "session_id")),
        account == null
            ? new Holder.Staff(new ActorId(Sql.uuid(row, "staff_id")))
            : new Holder.Resident(new AccountId(Sql.uuid(account))),
        Sql.instant(row, "lapses_at"),
        row.getObject("used_at") == null
            ? Optional.empty()
            : Optional.of(Sql.instant(row, "used_at")),
        Sql.instant(row, "session_lapses_at"),
        row.getObject("ended_at") != null);
  }

  @Override
  public void use(String refreshToken, Instant now) {
    sql.update(
        "UPDATE refresh_token SET used_at = ? WHERE token_hash = ? AND used_at IS NULL",
        now,
        hash(refreshToken));
  }

  @Override
  public void end(SessionId id, Instant now) {
    sql.update(
        "UPDATE session_family SET ended_at = ? WHERE id = ? AND ended_at IS NULL",
        now,
        id.value());
  }

  @Override
  public void endAll(Holder holder, Instant now) {
    var column =
        switch (holder) {
          case Holder.Resident _ -> "account_id";
          case Holder.Staff _ -> "staff_id";
        };
    sql.update(
        "UPDATE session_family SET ended_at = ? WHERE " + column + " = ? AND ended_at IS NULL",
        now,
        holder.value());
  }

  @Override
  public int forgetBefore(Instant instant) {
    sql.update(
        "DELETE FROM refresh_token WHERE session_id IN"
            + " (SELECT id FROM session_family WHERE lapses_at < ?)",
        instant);
    return sql.update("DELETE FROM session_family WHERE lapses_at < ?", instant);
  }

  /** Tokens have 256 bits of chance: a plain hash can't be guessed back. */
  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
