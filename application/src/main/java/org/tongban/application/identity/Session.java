package org.tongban.application.identity;

import java.time.Instant;
import java.util.Objects;

/**
 * A session as its holder gets it.
 *
 * @param refreshToken opaque, 256 bits of chance in 43 characters of base64url; good once. Never
 *     logged or stored in clear
 * @param refreshUntil when the token lapses
 * @param until when the session ends however often it is renewed
 */
public record Session(
    SessionId id, Holder holder, String refreshToken, Instant refreshUntil, Instant until) {
  public Session {
    Objects.requireNonNull(id);
    Objects.requireNonNull(holder);
    Objects.requireNonNull(refreshToken);
    Objects.requireNonNull(refreshUntil);
    Objects.requireNonNull(until);
  }

  /** Does not show the token. */
  @Override
  public String toString() {
    return "Session[" + id + "]";
  }
}
