package org.tongban.application.identity;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Where sessions are kept, their tokens as hashes only. Calls join the caller's transaction. Every
 * implementation passes {@code SessionStoreContract}.
 */
public interface SessionStore {
  /** Adds a session with its first token. */
  void open(Session session, Instant now);

  /** Adds another token to the session. */
  void addToken(Session session);

  /**
   * The token with its session, or empty if it was never given out. Locks the session until the
   * transaction ends, so that a token is used by one at a time.
   */
  Optional<Token> find(String refreshToken);

  /** Notes that the token was used; the first time stays. */
  void use(String refreshToken, Instant now);

  /** Ends the session; the first time stays. */
  void end(SessionId id, Instant now);

  /** Ends all sessions of the holder. */
  void endAll(Holder holder, Instant now);

  /** Drops sessions that were over before that instant, with their tokens; returns how many. */
  int forgetBefore(Instant instant);

  /**
   * A token as it is kept.
   *
   * @param until when the token lapses
   * @param usedAt when it was used
   * @param sessionUntil when the session ends at the latest
   * @param ended whether it was ended before
   */
  record Token(
      SessionId session,
      Holder holder,
      Instant until,
      Optional<Instant> usedAt,
      Instant sessionUntil,
      boolean ended) {
    public Token {
      Objects.requireNonNull(session);
      Objects.requireNonNull(holder);
      Objects.requireNonNull(until);
      Objects.requireNonNull(usedAt);
      Objects.requireNonNull(sessionUntil);
    }
  }
}
