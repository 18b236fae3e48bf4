package org.tongban.web.api.assistance;

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
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.tongban.application.assistance.HandleAssistance;
import org.tongban.domain.assistance.AssistanceRequestId;
import org.tongban.domain.person.SubjectId;
import org.tongban.web.api.HonoursIdempotencyKey;
import org.tongban.web.api.IdempotentWrites;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.PageResponse;
import org.tongban.web.api.TakesVersion;
import org.tongban.web.api.Times;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** What stations and help stations do with the requests of their own people. */
@Controller("/api/v1/staff/assistance-requests")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.STAFF)
@SecurityRequirement(name = "bearer")
@Tag(name = "staff")
class StaffAssistanceController {
  private static final int LONGEST_NOTE = 300;

  private final HandleAssistance handleAssistance;
  private final AssistanceAnswers answers;
  private final Callers callers;
  private final IdempotentWrites writes;

  StaffAssistanceController(
      HandleAssistance handleAssistance,
      AssistanceAnswers answers,
      Callers callers,
      IdempotentWrites writes) {
    this.handleAssistance = handleAssistance;
    this.answers = answers;
    this.callers = callers;
    this.writes = writes;
  }

  /** The open requests of the caller's units, the longest waiting first. */
  @Get
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(schema = @Schema(implementation = AssistanceResponse.AssistancePage.class)))
  HttpResponse<?> list(
      HttpRequest<?> request,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    return HttpResponse.ok(
        PageResponse.of(
            handleAssistance.open(callers.staff(request), Inputs.page(cursor, limit)),
            stored -> answers.show(stored, true)));
  }

  /** A request of the caller's units. */
  @Get("/{id}")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AssistanceResponse.class)))
  HttpResponse<?> get(HttpRequest<?> request, String id) {
    return handleAssistance
        .find(callers.staff(request), new AssistanceRequestId(Inputs.id(id)))
        .<HttpResponse<?>>map(stored -> answers.ok(stored, true))
        .orElseThrow(Inputs::absent);
  }

  /** Takes care of it. */
  @Post("/{id}/taking")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AssistanceResponse.class)))
  HttpResponse<?> take(HttpRequest<?> request, String id) {
    var caller = callers.staff(request);
    var which = known(request, id);
    int version = Inputs.version(request);
    return writes.write(
        request,
        caller,
        null,
        () -> answers.changed(handleAssistance.take(caller, which, version), true));
  }

  /** Notes when the visit is. */
  @Post("/{id}/appointment")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AssistanceResponse.class)))
  HttpResponse<?> agree(HttpRequest<?> request, String id, @Body AgreementRequest body) {
    var caller = callers.staff(request);
    var which = known(request, id);
    int version = Inputs.version(request);
    var inputs = new Inputs();
    var at = inputs.required("/visitAt", body.visitAt(), StaffAssistanceController::time);
    var note = inputs.optionalText("/note", body.note(), LONGEST_NOTE);
    inputs.check();
    return writes.write(
        request,
        caller,
        body,
        () ->
            answers.changed(
                handleAssistance.agree(
                    caller, new HandleAssistance.Agreement(which, version, at, note)),
                true));
  }

  /** Opens a draft for the person, who has signed a mandate; that ends the request. */
  @Post("/{id}/completion")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AssistanceResponse.class)))
  HttpResponse<?> finish(HttpRequest<?> request, String id, @Body CompletionRequest body) {
    var caller = callers.staff(request);
    var which = known(request, id);
    int version = Inputs.version(request);
    var inputs = new Inputs();
    var applicant = inputs.required("/applicant", body.applicant(), Inputs::uuid);
    inputs.check();
    return writes.write(
        request,
        caller,
        body,
        () ->
            answers.changed(
                handleAssistance.finish(caller, which, version, new SubjectId(applicant)), true));
  }

  private AssistanceRequestId known(HttpRequest<?> request, String id) {
    var which = new AssistanceRequestId(Inputs.id(id));
    handleAssistance.find(callers.staff(request), which).orElseThrow(Inputs::absent);
    return which;
  }

  private static LocalDateTime time(String text) {
    try {
      return OffsetDateTime.parse(text).atZoneSameInstant(Times.ZONE).toLocalDateTime();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("时间的格式例如 2026-01-31T15:30:00+08:00。", e);
    }
  }

  /** When the visit is, and what to think of. */
  @Serdeable
  record AgreementRequest(@Nullable String visitAt, @Nullable String note) {
    @Override
    public String toString() {
      return "AgreementRequest[***]";
    }
  }

  /** Whose matter it is. */
  @Serdeable
  record CompletionRequest(@Nullable String applicant) {}
}
