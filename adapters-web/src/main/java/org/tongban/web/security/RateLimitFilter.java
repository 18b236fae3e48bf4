package org.tongban.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.security.authentication.Authentication;
import java.time.Duration;
import org.tongban.web.problem.ProblemType;

/**
 * Limits how often somebody may ask: per account, and per client address for strangers. Sign-in has
 * a limit of its own. Counted by each instance for itself.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class RateLimitFilter implements Ordered {
  private static final int MOST_BUCKETS = 100_000;
  private static final int PREFIX_GROUPS = 4;

  private final WebConfiguration configuration;
  private final ClientAddresses addresses;
  private final Cache<Key, Bucket> buckets =
      Caffeine.newBuilder()
          .expireAfterAccess(Duration.ofMinutes(2))
          .maximumSize(MOST_BUCKETS)
          .build();

  RateLimitFilter(WebConfiguration configuration, ClientAddresses addresses) {
    this.configuration = configuration;
    this.addresses = addresses;
  }

  /** What is counted together. */
  private record Key(Kind kind, String who) {}

  private enum Kind {
    READ,
    WRITE,
    SIGN_IN
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.after();
  }

  @RequestFilter
  @Nullable
  HttpResponse<?> limit(HttpRequest<?> request) {
    var kind = kind(request);
    var perMinute =
        switch (kind) {
          case null -> 0;
          case READ -> configuration.getReadsPerMinute();
          case WRITE -> configuration.getWritesPerMinute();
          case SIGN_IN -> configuration.getSignInsPerMinute();
        };
    if (perMinute == 0) {
      return null;
    }
    var probe =
        buckets
            .get(new Key(kind, who(kind, request)), _ -> bucket(perMinute))
            .tryConsumeAndReturnRemaining(1);
    if (probe.isConsumed()) {
      return null;
    }
    var seconds = Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
    return ProblemType.TOO_MANY_REQUESTS
        .response("请在 " + seconds + " 秒后再试。")
        .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
  }

  private static Bucket bucket(int perMinute) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
        .build();
  }

  private static @Nullable Kind kind(HttpRequest<?> request) {
    var path = request.getPath();
    // Couriers push as much as there is, from one address; what is not theirs costs next to
    // nothing.
    if (path.startsWith("/assets/")
        || path.startsWith("/health")
        || path.startsWith("/courier-pushes/")) {
      return null;
    }
    if (request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD) {
      return Kind.READ;
    }
    return path.startsWith("/api/v1/sign-in-codes")
            || path.equals("/api/v1/sessions")
            || path.startsWith("/sign-in")
        ? Kind.SIGN_IN
        : Kind.WRITE;
  }

  private String who(Kind kind, HttpRequest<?> request) {
    return kind == Kind.SIGN_IN
        ? network(addresses.of(request))
        : request
            .getUserPrincipal(Authentication.class)
            .map(Authentication::getName)
            .orElseGet(() -> network(addresses.of(request)));
  }

  /** One subscriber has a whole /64 of IPv6 addresses. */
  private static String network(String address) {
    if (!address.contains(":")) {
      return address;
    }
    var groups = address.split(":");
    return String.join(
        ":", java.util.Arrays.copyOf(groups, Math.min(groups.length, PREFIX_GROUPS)));
  }
}
