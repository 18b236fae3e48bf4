package org.tongban.web.security;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.tongban.application.identity.Caller;
import org.tongban.domain.casework.Role;
import org.tongban.web.problem.ProblemType;

/** What the server measures of itself: for administrators, and whoever has the configured token. */
@Hidden
@Requires(beans = PrometheusMeterRegistry.class)
@Controller("/metrics")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
class MetricsController {
  private static final String BEARER = "Bearer ";

  private final PrometheusMeterRegistry registry;
  private final Callers callers;
  private final byte @Nullable [] token;

  MetricsController(
      PrometheusMeterRegistry registry,
      Callers callers,
      @Nullable @Value("${tongban.web.metrics-token}") String token) {
    this.registry = registry;
    this.callers = callers;
    this.token = token == null || token.isBlank() ? null : bytes(BEARER + token);
  }

  @Get(produces = "text/plain;version=0.0.4;charset=utf-8")
  HttpResponse<?> metrics(HttpRequest<?> request) {
    return hasToken(request) || isAdministrator(request)
        ? HttpResponse.ok(registry.scrape())
        : ProblemType.NOT_FOUND.response("请核对网址。");
  }

  private boolean hasToken(HttpRequest<?> request) {
    var sent = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
    return token != null && sent != null && MessageDigest.isEqual(token, bytes(sent));
  }

  private boolean isAdministrator(HttpRequest<?> request) {
    return callers
        .find(request)
        .filter(caller -> caller instanceof Caller.Staff staff && staff.holds(Role.ADMINISTRATOR))
        .isPresent();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
