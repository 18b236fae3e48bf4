package org.tongban.web.api.casework;

import io.micronaut.core.annotation.Nullable;
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
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.casework.HandleCase;
import org.tongban.application.casework.TrackCase;
import org.tongban.application.place.Places;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseNumber;
import org.tongban.domain.casework.CaseStep;
import org.tongban.domain.casework.OpenWork;
import org.tongban.domain.casework.Role;
import org.tongban.web.api.HonoursIdempotencyKey;
import org.tongban.web.api.IdempotentWrites;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.PageResponse;
import org.tongban.web.api.TakesVersion;
import org.tongban.web.api.Times;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** The desk of staff: what is to be done, and doing it. */
@Controller("/api/v1/staff")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.STAFF)
@SecurityRequirement(name = "bearer")
@Tag(name = "staff")
class StaffCaseController {
  private final TrackCase trackCase;
  private final HandleCase handleCase;
  private final DraftController drafts;
  private final CaseResponses responses;
  private final Places places;
  private final Callers callers;
  private final IdempotentWrites writes;

  StaffCaseController(
      TrackCase trackCase,
      HandleCase handleCase,
      DraftController drafts,
      CaseResponses responses,
      Places places,
      Callers callers,
      IdempotentWrites writes) {
    this.trackCase = trackCase;
    this.handleCase = handleCase;
    this.drafts = drafts;
    this.responses = responses;
    this.places = places;
    this.callers = callers;
    this.writes = writes;
  }

  /** What the caller has to do, the most urgent first. */
  @Get("/work")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = WorkPage.class)))
  HttpResponse<?> work(
      HttpRequest<?> request,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    var page = trackCase.work(callers.staff(request), Inputs.page(cursor, limit));
    return HttpResponse.ok(PageResponse.of(page, this::line));
  }

  private WorkLine line(TrackCase.DueWork due) {
    var item = due.item();
    return new WorkLine(
        item.caseId().value(),
        item.number().display(),
        item.itemName(),
        item.task(),
        item.task().label(),
        item.unit().value(),
        places.organisation().nameOf(item.unit()),
        item.role(),
        item.role().label(),
        due.due(),
        due.overdue(),
        Times.of(item.openedAt()));
  }

  /** The case with that number, if a unit of the caller is on its route; a list of one or none. */
  @Get("/cases")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CaseList.class)))
  HttpResponse<?> find(HttpRequest<?> request, @QueryValue String number) {
    var caller = callers.staff(request);
    var inputs = new Inputs();
    var wanted = inputs.required("number", number, CaseNumber::of);
    inputs.check();
    return HttpResponse.ok(
        new CaseList(
            trackCase.byNumber(caller, wanted).stream()
                .map(responses::view)
                .map(response -> (CaseResponse) response.body())
                .toList()));
  }

  /** A case on whose route a unit of the caller is. */
  @Get("/cases/{id}")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CaseResponse.class)))
  HttpResponse<?> get(HttpRequest<?> request, String id) {
    return trackCase
        .view(callers.staff(request), new CaseId(Inputs.id(id)))
        .<HttpResponse<?>>map(responses::view)
        .orElseGet(CaseResponses::absent);
  }

  /** Opens a draft for somebody at the counter, or under a mandate. */
  @Post("/cases")
  @HonoursIdempotencyKey
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = DraftResponse.class)))
  HttpResponse<?> open(HttpRequest<?> request, @Body DraftController.OpenRequest body) {
    return drafts.open(request, callers.staff(request), body);
  }

  /** Takes a step; its name is one of those in {@code allowed}. */
  @Post("/cases/{id}/{step}")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CaseResponse.class)))
  HttpResponse<?> handle(HttpRequest<?> request, String id, String step, @Body StepRequest body) {
    var caller = callers.staff(request);
    var caseId = new CaseId(Inputs.id(id));
    var wanted =
        Arrays.stream(CaseStep.values())
            .filter(known -> known.slug().equals(step))
            .findFirst()
            .orElseThrow(() -> Inputs.absent());
    if (trackCase.view(caller, caseId).isEmpty()) {
      return CaseResponses.absent();
    }
    var version = Inputs.version(request);
    var inputs = new Inputs();
    if (wanted == CaseStep.CORRECTION_NOTICE
        && (body.points() == null || body.points().isEmpty())) {
      inputs.wrong("/points", "请至少写明一项需要补正的内容。");
      inputs.check();
    }
    var command = body.read(wanted, inputs);
    inputs.check();
    return writes.write(
        request,
        caller,
        body,
        () -> responses.handling(handleCase.handle(caller, caseId, version, command)));
  }

  /** A line of the work list. */
  @Serdeable
  record WorkLine(
      UUID caseId,
      String number,
      String itemName,
      OpenWork.Task task,
      String taskName,
      String unit,
      String unitName,
      Role role,
      String roleName,
      LocalDate due,
      boolean overdue,
      OffsetDateTime openedAt) {}

  /** A part of the work list. */
  @Serdeable
  record WorkPage(List<WorkLine> items, Optional<String> next) {}

  /** Cases that were found. */
  @Serdeable
  record CaseList(List<CaseResponse> items) {}
}
