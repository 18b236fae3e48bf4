package org.tongban.web.security;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
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

  /**
   * Leaves the event loop only where something has to be renewed: hardly ever. Always gives the
   * request: an answer or nothing, known only later, would be taken for no answer.
   */
  @RequestFilter
  CompletionStage<HttpRequest<?>> renew(HttpRequest<?> request) {
    var path = request.getPath();
    if (path.startsWith("/api/") || path.startsWith("/assets/") || path.startsWith("/health")) {
      return CompletableFuture.completedStage(request);
    }
    var refresh = cookies.refresh(request);
    if (refresh.isEmpty() || cookies.access(request).isPresent()) {
      return CompletableFuture.completedStage(request);
    }
    var renewed = new CompletableFuture<HttpRequest<?>>();
    blocking.execute(
        () -> {
          try {
            renew(request, refresh.get());
            renewed.complete(request);
          } catch (RuntimeException e) {
            renewed.completeExceptionally(e);
          }
        });
    return renewed;
  }

  private void renew(HttpRequest<?> request, String refresh) {
    switch (sessions.get().renew(refresh)) {
      case Sessions.Renewal.Renewed(var session) ->
          request.setAttribute(SessionCookieReader.RENEWED, tokens.issue(session));
      case Sessions.Renewal.JustRenewed() -> throw new AskAgainException();
      case Sessions.Renewal.Refused() -> request.setAttribute(ENDED, true);
    }
  }

  /** Another request has renewed the session a moment ago. */
  static final class AskAgainException extends RuntimeException {
    private static final long serialVersionUID = 1;

    AskAgainException() {
      super("The session was just renewed", null, false, false);
    }
  }

  /** The answer to the other request brings the new cookies: ask again, with them. */
  @Singleton
  static final class AskAgain implements ExceptionHandler<AskAgainException, HttpResponse<?>> {
    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, AskAgainException exception) {
      return HttpResponse.temporaryRedirect(request.getUri());
    }
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
