package org.tongban.web.problem;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import org.tongban.web.security.ContentSecurityPolicy;

/** Completes every problem document that leaves the server; browsers get a page instead. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class ProblemFilter implements Ordered {
  private static final MediaType HTML = MediaType.of("text/html;charset=utf-8");

  private final @Nullable ErrorPage page;

  ProblemFilter(@Nullable ErrorPage page) {
    this.page = page;
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.FIRST.order() + 1;
  }

  @ResponseFilter
  void complete(HttpRequest<?> request, MutableHttpResponse<?> response) {
    response.header(Correlation.HEADER, Correlation.of(request));
    if (response.getBody().orElse(null) instanceof Problem problem) {
      var completed =
          problem.correlationId().isPresent()
              ? problem
              : problem.at(request.getPath(), Correlation.of(request));
      if (page != null && wantsPage(request)) {
        response
            .body(page.html(request, completed, ContentSecurityPolicy.nonce(request)))
            .contentType(HTML);
      } else {
        response.body(completed).contentType(Problem.MEDIA_TYPE);
      }
    }
  }

  static boolean wantsPage(HttpRequest<?> request) {
    return !request.getPath().startsWith("/api/")
        && request.getHeaders().accept().stream()
            .anyMatch(type -> type.getName().equals(MediaType.TEXT_HTML));
  }
}
