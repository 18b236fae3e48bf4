package org.tongban.web.security;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Provider;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.tongban.application.identity.Sessions;

/**
 * Keeps a browser signed in while its access token lapses: pages have no script that would ask for
 * another. The API has {@code POST /api/v1/sessions/refresh} for that.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class SessionRenewalFilter implements Ordered {
  private static final String ENDED = "tongban.session-ended";

  private static final CompletionStage<@Nullable HttpResponse<?>> NOTHING_TO_DO =
      CompletableFuture.completedStage(null);

  private final Provider<Sessions> sessions;
  private final AccessTokens tokens;
  private final SessionCookies cookies;
  private final Executor blocking;

  SessionRenewalFilter(
      Provider<Sessions> sessions,
      AccessTokens tokens,
      SessionCookies cookies,
      @Named(TaskExecutors.BLOCKING) Executor blocking) {
    this.sessions = sessions;
    this.tokens = tokens;
    this.cookies = cookies;
    this.blocking = blocking;
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.before();
  }

  /** Leaves the event loop only where something has to be renewed: hardly ever. */
  @RequestFilter
  CompletionStage<@Nullable HttpResponse<?>> renew(HttpRequest<?> request) {
    var path = request.getPath();
    if (path.startsWith("/api/") || path.startsWith("/assets/") || path.startsWith("/health")) {
      return NOTHING_TO_DO;
    }
    var refresh = cookies.refresh(request);
    if (refresh.isEmpty() || cookies.access(request).isPresent()) {
      return NOTHING_TO_DO;
    }
    return CompletableFuture.supplyAsync(() -> renewed(request, refresh.get()), blocking);
  }

  private @Nullable HttpResponse<?> renewed(HttpRequest<?> request, String refresh) {
    return switch (sessions.get().renew(refresh)) {
      case Sessions.Renewal.Renewed(var session) -> {
        request.setAttribute(SessionCookieReader.RENEWED, tokens.issue(session));
        yield null;
      }
      // The answer to the other request brings the new cookies: ask again, with them.
      case Sessions.Renewal.JustRenewed() -> HttpResponse.temporaryRedirect(request.getUri());
      case Sessions.Renewal.Refused() -> {
        request.setAttribute(ENDED, true);
        yield null;
      }
    };
  }

  @ResponseFilter
  void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
    request
        .getAttribute(SessionCookieReader.RENEWED, IssuedTokens.class)
        .ifPresent(renewed -> cookies.of(renewed).forEach(response::cookie));
    if (request.getAttribute(ENDED).isPresent()) {
      cookies.none().forEach(response::cookie);
    }
  }
}
