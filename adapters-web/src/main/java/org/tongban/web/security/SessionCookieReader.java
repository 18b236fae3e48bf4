package org.tongban.web.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.reader.TokenReader;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Finds the access token of a browser. A bearer token in a header goes before it. */
@Singleton
class SessionCookieReader implements TokenReader<HttpRequest<?>> {
  /** Holds the token of a session that was renewed in this very request. */
  static final String RENEWED = "tongban.renewed";

  private final SessionCookies cookies;

  SessionCookieReader(SessionCookies cookies) {
    this.cookies = cookies;
  }

  @Override
  public Optional<String> findToken(HttpRequest<?> request) {
    return request
        .getAttribute(RENEWED, IssuedTokens.class)
        .map(IssuedTokens::accessToken)
        .or(() -> cookies.access(request));
  }

  @Override
  public int getOrder() {
    return 100;
  }
}
