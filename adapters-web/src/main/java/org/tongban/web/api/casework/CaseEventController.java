package org.tongban.web.api.casework;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.tongban.application.casework.FollowCase;
import org.tongban.domain.casework.CaseId;
import org.tongban.web.api.Inputs;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** The progress of a case, live. */
@Controller("/api/v1/cases")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.RESIDENT)
@SecurityRequirement(name = "bearer")
@Tag(name = "cases")
class CaseEventController {
  private static final String LAST_EVENT = "Last-Event-ID";
  private static final String RETRY_SECONDS = "30";

  private final FollowCase followCase;
  private final LiveCases liveCases;
  private final Callers callers;

  CaseEventController(FollowCase followCase, LiveCases liveCases, Callers callers) {
    this.followCase = followCase;
    this.liveCases = liveCases;
    this.callers = callers;
  }

  /**
   * What happens to the caller's case, as server-sent events: {@code progress} for every step, with
   * the case's version as its id, and {@code heartbeat} as a sign of life. It begins after the step
   * that {@code Last-Event-ID} (or {@code after}) names, without either with the latest step; it
   * ends when the session does. Too many connections of one caller are answered with 429.
   */
  @Get(uri = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM)
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM,
              schema = @Schema(implementation = ProgressResponse.class)))
  HttpResponse<?> events(
      HttpRequest<?> request,
      String id,
      @Nullable @QueryValue String after,
      @Nullable @Header(LAST_EVENT) String lastEvent) {
    var caller = callers.resident(request);
    var caseId = new CaseId(Inputs.id(id));
    var inputs = new Inputs();
    var known =
        inputs
            .optional(LAST_EVENT, lastEvent, CaseEventController::sequence)
            .or(() -> inputs.optional("after", after, CaseEventController::sequence));
    inputs.check();
    var steps =
        followCase.after(caller, caseId, known.orElse(0)).orElseThrow(() -> Inputs.absent());
    var from = known.orElse(Math.max(0, steps.size() - 1));
    return callers
        .session(request)
        .flatMap(session -> live(new LiveCases.Wish(session, caller, caseId, from)))
        .orElseGet(
            () ->
                ProblemType.TOO_MANY_REQUESTS
                    .response("同时打开的页面过多，请关闭一些后再试。")
                    .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS));
  }

  private Optional<HttpResponse<?>> live(LiveCases.Wish wish) {
    return liveCases
        .follow(wish)
        .map(
            events ->
                HttpResponse.ok(events)
                    .contentType(MediaType.TEXT_EVENT_STREAM_TYPE)
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    // A proxy in front would otherwise wait for the end.
                    .header("X-Accel-Buffering", "no"));
  }

  private static int sequence(String text) {
    if (!text.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException("应为已收到的最后一个事件的编号。");
    }
    return Integer.parseInt(text);
  }
}
