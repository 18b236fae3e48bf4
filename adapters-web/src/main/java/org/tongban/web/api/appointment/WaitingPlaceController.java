package org.tongban.web.api.appointment;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.tongban.application.appointment.WaitForPlace;
import org.tongban.application.appointment.WaitForPlace.Waiting;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.appointment.Wish;
import org.tongban.domain.appointment.WishId;
import org.tongban.domain.item.BasicCode;
import org.tongban.web.api.HonoursIdempotencyKey;
import org.tongban.web.api.IdempotentWrites;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.Times;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** Waiting for a place that becomes free. */
@Controller("/api/v1/waiting-places")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.RESIDENT, Roles.STAFF})
@SecurityRequirement(name = "bearer")
@Tag(name = "appointments")
class WaitingPlaceController {
  private final WaitForPlace waitForPlace;
  private final VisitNames names;
  private final Callers callers;
  private final IdempotentWrites writes;

  WaitingPlaceController(
      WaitForPlace waitForPlace, VisitNames names, Callers callers, IdempotentWrites writes) {
    this.waitForPlace = waitForPlace;
    this.names = names;
    this.callers = callers;
    this.writes = writes;
  }

  /**
   * Waits. A place that becomes free is offered to who waits the longest: told by SMS, it is among
   * the person's appointments as OFFERED, to be confirmed like a hold.
   */
  @Post
  @HonoursIdempotencyKey
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = WishResponse.class)))
  HttpResponse<?> join(HttpRequest<?> request, @Body WishRequest body) {
    var caller = callers.resident(request);
    var inputs = new Inputs();
    var group = inputs.required("/group", body.group(), ServiceGroupCode::new);
    var first = inputs.required("/first", body.first(), VisitInputs::date);
    var last = inputs.required("/last", body.last(), VisitInputs::date);
    var from = inputs.optional("/from", body.from(), VisitInputs::time).orElse(LocalTime.MIN);
    var until = inputs.optional("/until", body.until(), VisitInputs::time).orElse(LocalTime.MAX);
    var items = VisitInputs.items(inputs, "/items", body.items());
    int people = VisitInputs.people(inputs, "/people", body.people());
    if (first != null
        && last != null
        && (last.isBefore(first) || first.plusDays(Wish.MAXIMUM_DAYS).isBefore(last))) {
      inputs.wrong("/last", "结束日期不能早于开始日期，最长一个月。");
    }
    if (!from.isBefore(until)) {
      inputs.wrong("/until", "结束时间应晚于开始时间。");
    }
    inputs.check();
    var wanted = new WaitForPlace.Wanted(group, first, last, from, until, items, people);
    return writes.write(
        request,
        caller,
        body,
        () ->
            switch (waitForPlace.join(caller, wanted)) {
              case Waiting.Joined(var wish) ->
                  HttpResponse.created(
                      WishResponse.of(wish, names),
                      URI.create("/api/v1/waiting-places/" + wish.id().value()));
              case Waiting.Absent() -> ProblemType.NOT_FOUND.response(Inputs.absent().detail());
              case Waiting.NotAllowed(var words) -> ProblemType.REFUSED.response(words);
            });
  }

  /** What the caller waits for, the oldest first. */
  @Get
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = WishList.class)))
  HttpResponse<?> list(HttpRequest<?> request) {
    return HttpResponse.ok(
        new WishList(
            waitForPlace.list(callers.resident(request)).stream()
                .map(wish -> WishResponse.of(wish, names))
                .toList()));
  }

  /** Waits no more. */
  @Delete("/{id}")
  @HonoursIdempotencyKey
  @ApiResponse(responseCode = "204")
  HttpResponse<?> leave(HttpRequest<?> request, String id) {
    var caller = callers.resident(request);
    var which = new WishId(Inputs.id(id));
    return writes.write(
        request,
        caller,
        null,
        () ->
            waitForPlace.leave(caller, which)
                ? HttpResponse.noContent()
                : ProblemType.NOT_FOUND.response(Inputs.absent().detail()));
  }

  /**
   * What is waited for.
   *
   * @param first the first day that suits
   * @param last the last day, at most a month later
   * @param from from when on a visit may begin; any time if left out
   */
  @Serdeable
  record WishRequest(
      @Nullable String group,
      @Nullable String first,
      @Nullable String last,
      @Nullable String from,
      @Nullable String until,
      @Nullable List<String> items,
      @Nullable Integer people) {}

  /** A place on the waiting list. */
  @Serdeable
  record WishResponse(
      UUID id,
      String group,
      String groupName,
      String place,
      String placeName,
      LocalDate first,
      LocalDate last,
      String from,
      String until,
      List<String> items,
      int people,
      OffsetDateTime since) {
    static WishResponse of(Wish wish, VisitNames names) {
      return new WishResponse(
          wish.id().value(),
          wish.group().value(),
          names.group(wish.group()),
          wish.group().place().value(),
          names.place(wish.group().place()),
          wish.first(),
          wish.last(),
          VisitInputs.told(wish.from()),
          VisitInputs.told(wish.until()),
          wish.items().stream().map(BasicCode::value).toList(),
          wish.people(),
          Times.of(wish.madeAt()));
    }
  }

  /** All a person waits for. */
  @Serdeable
  record WishList(List<WishResponse> items) {}
}
