package org.tongban.web.security;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;

/** Sets the headers that keep browsers from mischief on every answer, errors and files included. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
public class SecurityHeadersFilter implements Ordered {
  private static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";
  private static final String PERMISSIONS =
      "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";
  private static final String TWO_YEARS = "max-age=63072000; includeSubDomains";

  private final boolean secure;

  SecurityHeadersFilter(WebConfiguration configuration) {
    this.secure = Tls.usedBy(configuration);
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.FIRST.order();
  }

  @ResponseFilter
  void protect(HttpRequest<?> request, MutableHttpResponse<?> response) {
    var headers = response.getHeaders();
    if (isPage(request, response) && !isOurs(headers.get(CONTENT_SECURITY_POLICY))) {
      headers.set(CONTENT_SECURITY_POLICY, ContentSecurityPolicy.ofPage(request, secure));
    }
    protectData(headers);
    if (secure) {
      headers.set("Strict-Transport-Security", TWO_YEARS);
    }
    if (!headers.contains(HttpHeaders.CACHE_CONTROL) || response.code() >= 400) {
      headers.set(
          HttpHeaders.CACHE_CONTROL,
          response.code() < 400 && request.getPath().startsWith("/assets/")
              ? "public, max-age=3600"
              : "no-store");
    }
  }

  /** A route that sets a stricter policy of its own keeps it. */
  private static boolean isOurs(@Nullable String policy) {
    return policy != null && !policy.equals(ContentSecurityPolicy.ofData());
  }

  /** Sets what every answer has, and the policy of data unless there is another. */
  public static void protectData(MutableHttpHeaders headers) {
    if (!headers.contains(CONTENT_SECURITY_POLICY)) {
      headers.set(CONTENT_SECURITY_POLICY, ContentSecurityPolicy.ofData());
    }
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "same-origin");
    headers.set("Permissions-Policy", PERMISSIONS);
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
  }

  /** What a route produces is not told yet where it runs; the API and files are no pages. */
  private static boolean isPage(HttpRequest<?> request, MutableHttpResponse<?> response) {
    var type = response.getContentType().map(MediaType::getName);
    return type.isPresent()
        ? type.get().equals(MediaType.TEXT_HTML)
        : !request.getPath().startsWith("/api/") && !request.getPath().startsWith("/assets/");
  }
}
