package org.tongban.web.security;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.net.URI;
import java.util.Set;
import org.tongban.web.problem.ProblemType;

/**
 * Refuses writes that another web site has a browser send, and bodies of a kind that no route
 * takes. Goes by {@code Sec-Fetch-Site}, which pages can't forge; older browsers tell the {@code
 * Origin}. A request with neither comes from no browser, so it carries no cookie of ours.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class CrossSiteWriteFilter implements Ordered {
  private static final Set<HttpMethod> READS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

  private final String origin;
  private final SessionCookies cookies;

  CrossSiteWriteFilter(WebConfiguration configuration, SessionCookies cookies) {
    this.origin = origin(configuration.getBaseUrl());
    this.cookies = cookies;
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.FIRST.order() + 2;
  }

  @RequestFilter
  @Nullable
  HttpResponse<?> refuse(HttpRequest<?> request) {
    if (READS.contains(request.getMethod())) {
      return null;
    }
    if (!fromHere(request)) {
      return ProblemType.CROSS_SITE.response("请在本网站的页面上操作。");
    }
    if (hasBody(request) && !hasKnownBody(request)) {
      return ProblemType.UNSUPPORTED_MEDIA_TYPE.response("请查看接口说明中要求的内容格式（Content-Type）。");
    }
    return null;
  }

  private boolean fromHere(HttpRequest<?> request) {
    var site = request.getHeaders().get("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin") || site.equals("none");
    }
    var sender = request.getHeaders().get(HttpHeaders.ORIGIN);
    return sender == null ? !cookies.carriedBy(request) : sender.equalsIgnoreCase(origin);
  }

  private static boolean hasBody(HttpRequest<?> request) {
    return request.getContentLength() > 0
        || request.getHeaders().contains(HttpHeaders.TRANSFER_ENCODING);
  }

  private static boolean hasKnownBody(HttpRequest<?> request) {
    var type = request.getContentType().map(MediaType::getName).orElse("");
    return switch (type) {
      case MediaType.APPLICATION_JSON, MediaType.MULTIPART_FORM_DATA -> true;
      case MediaType.APPLICATION_FORM_URLENCODED -> !request.getPath().startsWith("/api/");
      default -> false;
    };
  }

  private static String origin(URI base) {
    var port = base.getPort() < 0 ? "" : ":" + base.getPort();
    return base.getScheme() + "://" + base.getHost() + port;
  }
}
