package org.tongban.web.api.queue;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.queue.RunHall;
import org.tongban.application.queue.RunWindow;
import org.tongban.application.queue.RunWindow.Answer;
import org.tongban.application.queue.RunWindow.Step;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.queue.TicketId;
import org.tongban.web.api.HonoursIdempotencyKey;
import org.tongban.web.api.IdempotentWrites;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.PageResponse;
import org.tongban.web.api.TakesVersion;
import org.tongban.web.api.Times;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** The queue of a hall, for those who work there. To all others the hall is absent. */
@Controller("/api/v1/staff/queues")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.STAFF)
@SecurityRequirement(name = "bearer")
@Tag(name = "queue")
class StaffQueueController {
  private static final int LONGEST_WINDOW = 20;

  private final RunWindow runWindow;
  private final RunHall runHall;
  private final Callers callers;
  private final IdempotentWrites writes;
  private final Clock clock;

  StaffQueueController(
      RunWindow runWindow, RunHall runHall, Callers callers, IdempotentWrites writes, Clock clock) {
    this.runWindow = runWindow;
    this.runHall = runHall;
    this.callers = callers;
    this.writes = writes;
    this.clock = clock;
  }

  /** The halls in which the caller works. */
  @Get
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = StaffQueueResponse.HallList.class)))
  HttpResponse<?> halls(HttpRequest<?> request) {
    return HttpResponse.ok(
        new StaffQueueResponse.HallList(
            runWindow.halls(callers.staff(request)).stream()
                .map(point -> new StaffQueueResponse.HallLine(point.code().value(), point.name()))
                .toList()));
  }

  /** The hall as it is now, with its windows and everybody who is there. */
  @Get("/{code}")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = StaffQueueResponse.class)))
  HttpResponse<?> hall(HttpRequest<?> request, String code) {
    var caller = callers.staff(request);
    return runWindow
        .hall(caller, Inputs.code(code, UnitCode::new))
        .<HttpResponse<?>>map(now -> HttpResponse.ok(StaffQueueResponse.of(now, caller)))
        .orElseThrow(Inputs::absent);
  }

  /**
   * A step at a window: {@code opening}, {@code pause}, {@code closing} ({@code anyway}), {@code
   * call}, {@code recall}, {@code start}, {@code finish}, {@code park}, {@code no-show}, {@code
   * transfer} ({@code group}, {@code window}). The answer is the hall afterwards. Closing the last
   * window that would call people who wait is refused, unless it is asked for {@code anyway}.
   */
  @Post("/{code}/windows/{number}/{step}")
  @HonoursIdempotencyKey
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = StaffQueueResponse.class)))
  HttpResponse<?> step(
      HttpRequest<?> request,
      String code,
      String number,
      String step,
      @Nullable @Body StepRequest body) {
    var caller = callers.staff(request);
    var hall = Inputs.code(code, UnitCode::new);
    runWindow.hall(caller, hall).orElseThrow(Inputs::absent);
    var read = step(step, body == null ? new StepRequest(null, null, null) : body);
    return writes.write(
        request, caller, body, () -> answer(runWindow.step(caller, hall, number, read), caller));
  }

  private static Step step(String name, StepRequest body) {
    return switch (name) {
      case "opening" -> new Step.Open();
      case "pause" -> new Step.Pause();
      case "closing" -> new Step.Close(Boolean.TRUE.equals(body.anyway()));
      case "call" -> new Step.CallNext();
      case "recall" -> new Step.Recall();
      case "start" -> new Step.Start();
      case "finish" -> new Step.Finish();
      case "park" -> new Step.Park();
      case "no-show" -> new Step.Miss();
      case "transfer" -> {
        var inputs = new Inputs();
        var group = inputs.required("/group", body.group(), ServiceGroupCode::new);
        var window = inputs.optionalText("/window", body.window(), LONGEST_WINDOW);
        inputs.check();
        yield new Step.Transfer(group, Optional.of(window).filter(text -> !text.isEmpty()));
      }
      default -> throw Inputs.absent();
    };
  }

  private static MutableHttpResponse<?> answer(Answer answer, Caller.Staff caller) {
    return switch (answer) {
      case Answer.Done(var now) -> HttpResponse.ok(StaffQueueResponse.of(now, caller));
      case Answer.Absent() -> ProblemType.NOT_FOUND.response(Inputs.absent().detail());
      case Answer.NotAllowed(var words) -> ProblemType.REFUSED.response(words);
      case Answer.LeavesPeople(var waiting) ->
          ProblemType.REFUSED.response("还有 " + waiting + " 人在等，关窗后没有窗口叫他们。仍要关窗，请带上 anyway。");
    };
  }

  /** Somebody who was parked, or missed their turn, is back. */
  @Post("/{code}/tickets/{id}/return")
  @HonoursIdempotencyKey
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = StaffQueueResponse.class)))
  HttpResponse<?> comeBack(HttpRequest<?> request, String code, String id) {
    var caller = callers.staff(request);
    var hall = Inputs.code(code, UnitCode::new);
    var ticket = new TicketId(Inputs.id(id));
    runWindow.hall(caller, hall).orElseThrow(Inputs::absent);
    return writes.write(
        request, caller, null, () -> answer(runWindow.comeBack(caller, hall, ticket), caller));
  }

  private LocalDate day(String text) {
    var inputs = new Inputs();
    var day =
        inputs
            .optional("day", text, Inputs::date)
            .orElseGet(() -> LocalDate.ofInstant(clock.instant(), Times.ZONE));
    if (day.getYear() < 2000 || day.getYear() > 2999) {
      inputs.wrong("day", "请填写 2000 年以后的日期。");
    }
    inputs.check();
    return day;
  }

  /** The figures of a day, for the hall's manager; today if none is named. */
  @Get("/{code}/statistics")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = HallDayResponse.class)))
  HttpResponse<?> statistics(
      HttpRequest<?> request, String code, @Nullable @QueryValue String day) {
    return runHall
        .statistics(callers.staff(request), Inputs.code(code, UnitCode::new), day(day))
        .<HttpResponse<?>>map(figures -> HttpResponse.ok(HallDayResponse.of(figures)))
        .orElseThrow(Inputs::absent);
  }

  /** What happened on a day, the oldest first, for the hall's manager; today if none is named. */
  @Get("/{code}/log")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = HallDayResponse.EventPage.class)))
  HttpResponse<?> log(
      HttpRequest<?> request,
      String code,
      @Nullable @QueryValue String day,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    return runHall
        .log(
            callers.staff(request),
            Inputs.code(code, UnitCode::new),
            day(day),
            Inputs.shortList(cursor, limit))
        .<HttpResponse<?>>map(
            page -> HttpResponse.ok(PageResponse.of(page, HallDayResponse.EventResponse::of)))
        .orElseThrow(Inputs::absent);
  }

  /** The rules, for the hall's manager. */
  @Get("/{code}/rules")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = QueueRulesResponse.class)))
  HttpResponse<?> rules(HttpRequest<?> request, String code) {
    return runHall
        .rules(callers.staff(request), Inputs.code(code, UnitCode::new))
        .<HttpResponse<?>>map(
            stored ->
                HttpResponse.ok(QueueRulesResponse.of(stored))
                    .header(HttpHeaders.ETAG, "\"" + stored.version() + "\""))
        .orElseThrow(Inputs::absent);
  }

  /** Sets the rules, for the hall's manager; they hold for who takes a ticket from then on. */
  @Put("/{code}/rules")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = QueueRulesResponse.class)))
  HttpResponse<?> setRules(
      HttpRequest<?> request, String code, @Body QueueRulesResponse.QueueRulesRequest body) {
    var caller = callers.staff(request);
    var hall = Inputs.code(code, UnitCode::new);
    runHall.rules(caller, hall).orElseThrow(Inputs::absent);
    int version = Inputs.version(request);
    var rules = body.read(new Inputs());
    return writes.write(
        request,
        caller,
        body,
        () ->
            switch (runHall.setRules(caller, hall, rules, version)) {
              case RunHall.Setting.Set(var stored) ->
                  HttpResponse.ok(QueueRulesResponse.of(stored))
                      .header(HttpHeaders.ETAG, "\"" + stored.version() + "\"");
              case RunHall.Setting.Absent() ->
                  ProblemType.NOT_FOUND.response(Inputs.absent().detail());
              case RunHall.Setting.Stale(var current) ->
                  ProblemType.STALE_VERSION
                      .response("规则刚刚有变化，请看最新的内容再修改。")
                      .header(HttpHeaders.ETAG, "\"" + current + "\"");
            });
  }

  /**
   * What a step needs.
   *
   * @param anyway closing, although people wait whom no other window calls
   * @param group transfer: where to
   * @param window transfer: to this window of the group alone
   */
  @Serdeable
  record StepRequest(@Nullable Boolean anyway, @Nullable String group, @Nullable String window) {}
}
