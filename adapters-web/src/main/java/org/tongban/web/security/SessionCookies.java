package org.tongban.web.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The cookies that keep a browser signed in: out of reach of scripts, never sent from other sites,
 * and behind TLS bound to this very host.
 */
@Singleton
public class SessionCookies {
  private final boolean secure;
  private final Clock clock;
  private final String accessName;
  private final String refreshName;

  SessionCookies(WebConfiguration configuration, Clock clock) {
    this.secure = Tls.usedBy(configuration);
    this.clock = clock;
    var prefix = secure ? "__Host-" : "";
    this.accessName = prefix + "tongban-access";
    this.refreshName = prefix + "tongban-refresh";
  }

  /** The cookies to set for the session. */
  public List<Cookie> of(IssuedTokens tokens) {
    return List.of(
        cookie(accessName, tokens.accessToken(), tokens.lifetime()),
        cookie(
            refreshName,
            tokens.session().refreshToken(),
            Duration.between(clock.instant(), tokens.session().refreshUntil())));
  }

  /** The cookies that take the session away from the browser. */
  public List<Cookie> none() {
    return List.of(cookie(accessName, "", Duration.ZERO), cookie(refreshName, "", Duration.ZERO));
  }

  /** The access token that the browser sent. */
  public Optional<String> access(HttpRequest<?> request) {
    return request.getCookies().findCookie(accessName).map(Cookie::getValue);
  }

  /** The refresh token that the browser sent. */
  public Optional<String> refresh(HttpRequest<?> request) {
    return request.getCookies().findCookie(refreshName).map(Cookie::getValue);
  }

  boolean carriedBy(HttpRequest<?> request) {
    var cookies = request.getCookies();
    return cookies.contains(accessName) || cookies.contains(refreshName);
  }

  private Cookie cookie(String name, String value, Duration age) {
    return Cookie.of(name, value)
        .path("/")
        .httpOnly(true)
        .secure(secure)
        .sameSite(SameSite.Strict)
        .maxAge(age.isNegative() ? 0 : age.toSeconds());
  }
}
