package org.tongban.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.JWT;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.generator.claims.JwtClaimsSetAdapter;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import io.micronaut.security.token.jwt.validator.JsonWebTokenValidator;
import io.micronaut.security.token.jwt.validator.JwtAuthenticationFactory;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Tells whose an access token is. One that was found genuine is known again, by its digest: the
 * same comes with every request of some minutes. Whether it holds at this moment (begun, not
 * lapsed, meant for us) is judged each time; whether its session goes on says {@link Callers}.
 */
@Singleton
final class KnownTokens implements TokenValidator<HttpRequest<?>> {
  private static final int MOST = 5_000;

  private final JsonWebTokenValidator<JWT, HttpRequest<?>> validator;
  private final List<GenericJwtClaimsValidator<HttpRequest<?>>> claimsValidators;
  private final JwtAuthenticationFactory authentications;
  private final Cache<String, Known> known = Caffeine.newBuilder().maximumSize(MOST).build();

  KnownTokens(
      JsonWebTokenValidator<JWT, HttpRequest<?>> validator,
      List<GenericJwtClaimsValidator<HttpRequest<?>>> claimsValidators,
      JwtAuthenticationFactory authentications) {
    this.validator = validator;
    this.claimsValidators = claimsValidators;
    this.authentications = authentications;
  }

  private record Known(Claims claims, Authentication authentication) {}

  @Override
  public Publisher<Authentication> validateToken(String token, HttpRequest<?> request) {
    return Mono.justOrEmpty(authentication(token, request));
  }

  private Optional<Authentication> authentication(String token, HttpRequest<?> request) {
    var digest = digest(token);
    var found = known.getIfPresent(digest);
    if (found == null) {
      var genuine = validator.validate(token, request).flatMap(this::known);
      genuine.ifPresent(fresh -> known.put(digest, fresh));
      return genuine.map(Known::authentication);
    }
    if (claimsValidators.stream().allMatch(rule -> rule.validate(found.claims(), request))) {
      return Optional.of(found.authentication());
    }
    known.invalidate(digest);
    return Optional.empty();
  }

  private Optional<Known> known(JWT token) {
    try {
      var claims = new JwtClaimsSetAdapter(token.getJWTClaimsSet());
      return authentications
          .createAuthentication(token)
          .map(authentication -> new Known(claims, authentication));
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  /** The cache holds no token that somebody could use. */
  private static String digest(String token) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
