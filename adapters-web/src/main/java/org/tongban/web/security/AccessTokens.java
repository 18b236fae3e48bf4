package org.tongban.web.security;

import io.micronaut.context.annotation.Value;
import io.micronaut.security.token.jwt.generator.JwtTokenGenerator;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tongban.application.identity.Holder;
import org.tongban.application.identity.Session;

/**
 * Issues the tokens that requests are authenticated by. A token names the session and says nothing
 * of what its holder may do: that is asked anew at every request.
 */
@Singleton
public class AccessTokens {
  /** The claim that names the session. */
  static final String SESSION = "sid";

  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final JwtTokenGenerator generator;
  private final Clock clock;
  private final Duration lifetime;
  private final String issuer;
  private final String audience;

  AccessTokens(
      JwtTokenGenerator generator,
      Clock clock,
      WebConfiguration configuration,
      @Value("${micronaut.security.token.jwt.claims-validators.issuer}") String issuer,
      @Value("${micronaut.security.token.jwt.claims-validators.audience}") String audience) {
    this.generator = generator;
    this.clock = clock;
    this.lifetime = configuration.getAccessTokenLifetime();
    this.issuer = issuer;
    this.audience = audience;
    if (lifetime.isNegative() || lifetime.isZero() || lifetime.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "tongban.web.access-token-lifetime is longer than 0 and at most " + LONGEST);
    }
  }

  /** A token for the session. */
  public IssuedTokens issue(Session session) {
    var now = clock.instant();
    var role =
        switch (session.holder()) {
          case Holder.Resident _ -> Roles.RESIDENT;
          case Holder.Staff _ -> Roles.STAFF;
        };
    var token =
        generator
            .generateToken(
                Map.of(
                    "iss",
                    issuer,
                    "aud",
                    audience,
                    "sub",
                    session.holder().value().toString(),
                    "iat",
                    Date.from(now),
                    "nbf",
                    Date.from(now),
                    "exp",
                    Date.from(now.plus(lifetime)),
                    "jti",
                    UUID.randomUUID().toString(),
                    SESSION,
                    session.id().toString(),
                    "roles",
                    List.of(role)))
            .orElseThrow(() -> new IllegalStateException("The token can't be signed"));
    return new IssuedTokens(session, token, lifetime);
  }
}
