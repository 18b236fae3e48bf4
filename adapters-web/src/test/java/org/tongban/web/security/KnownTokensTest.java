package org.tongban.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class KnownTokensTest {
  private final List<String> verified = new ArrayList<>();
  private boolean holds = true;

  private final KnownTokens tokens =
      new KnownTokens(
          this::verified,
          List.of(
              new GenericJwtClaimsValidator<HttpRequest<?>>() {
                @Override
                public boolean validate(Claims claims, HttpRequest<?> request) {
                  return holds;
                }
              }),
          token -> Optional.of(Authentication.build(subject(token))));

  /** Genuine is what begins with the word; it names the rest. */
  private Optional<JWT> verified(String token, HttpRequest<?> request) {
    verified.add(token);
    return token.startsWith("genuine ") && holds
        ? Optional.of(new PlainJWT(new JWTClaimsSet.Builder().subject(token.substring(8)).build()))
        : Optional.empty();
  }

  private static String subject(JWT token) {
    try {
      return token.getJWTClaimsSet().getSubject();
    } catch (java.text.ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  private Optional<String> holder(String token) {
    return Mono.from(tokens.validateToken(token, HttpRequest.GET("/")))
        .map(Authentication::getName)
        .blockOptional();
  }

  @Test
  void verifiesAGenuineTokenOnce() {
    assertThat(holder("genuine a")).contains("a");
    assertThat(holder("genuine a")).contains("a");
    assertThat(holder("genuine b")).contains("b");
    assertThat(verified).containsExactly("genuine a", "genuine b");
  }

  @Test
  void knowsNoForgedTokenEvenIfItIsLikeAGenuineOne() {
    assertThat(holder("genuine a")).contains("a");
    assertThat(holder("forged a")).isEmpty();
    assertThat(holder("forged a")).isEmpty();
    assertThat(verified).containsExactly("genuine a", "forged a", "forged a");
  }

  @Test
  void forgetsATokenThatLapsed() {
    assertThat(holder("genuine a")).contains("a");
    holds = false;
    assertThat(holder("genuine a")).isEmpty();
    assertThat(holder("genuine a")).isEmpty();
    assertThat(verified).containsExactly("genuine a", "genuine a");
  }
}
