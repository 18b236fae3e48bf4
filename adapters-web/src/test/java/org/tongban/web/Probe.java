package org.tongban.web;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.UnavailableException;
import org.tongban.web.api.IdempotentWrites;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.security.Callers;

/** Routes that fail in every way, for the tests. */
@Hidden
@Requires(property = "tongban.test.probe")
@Controller("/api/v1/probe")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
class Probe {
  static final String SECRET = "张三的秘密";

  final AtomicInteger effects = new AtomicInteger();
  private final Callers callers;
  private final IdempotentWrites writes;
  private final org.tongban.application.transaction.InMemoryTransactions transactions;

  Probe(
      Callers callers,
      IdempotentWrites writes,
      org.tongban.application.transaction.InMemoryTransactions transactions) {
    this.callers = callers;
    this.writes = writes;
    this.transactions = transactions;
  }

  @Serdeable
  record Thing(String name, int count) {}

  @Get("/failure")
  String failure(@QueryValue String kind) {
    throw switch (kind) {
      case "stale" -> new StaleVersionException(SECRET);
      case "unavailable" -> new UnavailableException(SECRET, new IllegalStateException(SECRET));
      case "cursor" -> new Page.BadCursorException();
      default -> new IllegalStateException(SECRET, new IllegalArgumentException(SECRET));
    };
  }

  @Get("/echo")
  String echo(@QueryValue String text) {
    return text;
  }

  @Get("/number/{number}")
  int number(int number) {
    return number;
  }

  @Post("/things")
  HttpResponse<Thing> thing(@Body Thing thing) {
    return HttpResponse.created(thing);
  }

  @Get("/me")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  String me(HttpRequest<?> request) {
    return callers.of(request).actorId().toString();
  }

  @Post("/effects")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  HttpResponse<?> effect(HttpRequest<?> request, @Body Thing thing) {
    return writes.write(
        request,
        callers.of(request),
        thing,
        () -> {
          int number = effects.incrementAndGet();
          transactions.onRollback(effects::decrementAndGet);
          if (thing.count() < 0) {
            return ProblemType.REFUSED.response("不行。");
          }
          if (thing.count() == 500) {
            return ProblemType.INTERNAL.response("坏了。");
          }
          return HttpResponse.created(
                  new Thing(thing.name(), number), URI.create("/things/" + number))
              .header("ETag", "\"" + number + "\"");
        });
  }
}
