package org.tongban.web.security;

import java.time.Duration;
import java.util.Objects;
import org.tongban.application.identity.Session;

/**
 * What its holder gets of a session.
 *
 * @param accessToken a signed token for every request
 * @param lifetime how long the access token is good for
 */
public record IssuedTokens(Session session, String accessToken, Duration lifetime) {
  public IssuedTokens {
    Objects.requireNonNull(session);
    Objects.requireNonNull(accessToken);
    Objects.requireNonNull(lifetime);
  }

  /** Shows no token. */
  @Override
  public String toString() {
    return "IssuedTokens[" + session.id() + "]";
  }
}
