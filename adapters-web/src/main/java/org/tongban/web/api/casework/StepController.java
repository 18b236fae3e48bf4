package org.tongban.web.api.casework;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.tongban.application.casework.HandleCase;
import org.tongban.application.casework.TrackCase;
import org.tongban.domain.casework.CaseCommand;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.web.api.HonoursIdempotencyKey;
import org.tongban.web.api.IdempotentWrites;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.TakesVersion;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** The steps of the applicant's side on a case. */
@Controller("/api/v1/cases")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.RESIDENT, Roles.STAFF})
@SecurityRequirement(name = "bearer")
@Tag(name = "cases")
class StepController {
  private static final int LONGEST_REASON = 500;

  private final TrackCase trackCase;
  private final HandleCase handleCase;
  private final KnownAddresses addresses;
  private final CaseResponses responses;
  private final Callers callers;
  private final IdempotentWrites writes;

  StepController(
      TrackCase trackCase,
      HandleCase handleCase,
      KnownAddresses addresses,
      CaseResponses responses,
      Callers callers,
      IdempotentWrites writes) {
    this.trackCase = trackCase;
    this.handleCase = handleCase;
    this.addresses = addresses;
    this.responses = responses;
    this.callers = callers;
    this.writes = writes;
  }

  /** Takes an application back, before the decision. */
  @Post("/{id}/withdrawal")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CaseResponse.class)))
  HttpResponse<?> withdraw(HttpRequest<?> request, String id, @Body ReasonRequest body) {
    var inputs = new Inputs();
    var reason = inputs.optionalText("/reason", body.reason(), LONGEST_REASON);
    inputs.check();
    return handle(request, id, body, new CaseCommand.Withdraw(reason));
  }

  /** Answers a correction notice. */
  @Post("/{id}/correction-answer")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CaseResponse.class)))
  HttpResponse<?> answer(HttpRequest<?> request, String id, @Body AnswerRequest body) {
    var inputs = new Inputs();
    var answers = CaseResponses.answers(inputs, body.answers());
    var materials = CaseResponses.materials(inputs, body.materials());
    inputs.check();
    return handle(request, id, body, new CaseCommand.AnswerCorrection(answers, materials));
  }

  /** Hands in what was promised. */
  @Post("/{id}/promised-materials")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CaseResponse.class)))
  HttpResponse<?> keepPromise(HttpRequest<?> request, String id, @Body AnswerRequest body) {
    var inputs = new Inputs();
    var materials = CaseResponses.materials(inputs, body.materials());
    inputs.check();
    return handle(request, id, body, new CaseCommand.KeepPromise(materials));
  }

  /** Chooses another delivery. */
  @Put("/{id}/delivery")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CaseResponse.class)))
  HttpResponse<?> chooseDelivery(HttpRequest<?> request, String id, @Body DeliveryRequest body) {
    var caller = callers.of(request);
    var caseId = new CaseId(Inputs.id(id));
    var version = Inputs.version(request);
    var found = trackCase.view(caller, caseId);
    if (found.isEmpty()) {
      return CaseResponses.absent();
    }
    var inputs = new Inputs();
    DeliveryChoice choice =
        body.read(
            inputs, "", address -> addresses.find(caller, found.get().applicant().id(), address));
    inputs.check();
    return writes.write(
        request,
        caller,
        body,
        () -> responses.handling(handleCase.chooseDelivery(caller, caseId, version, choice)));
  }

  private HttpResponse<?> handle(
      HttpRequest<?> request, String id, Object body, CaseCommand command) {
    var caller = callers.of(request);
    var caseId = new CaseId(Inputs.id(id));
    var version = Inputs.version(request);
    return writes.write(
        request,
        caller,
        body,
        () -> responses.handling(handleCase.handle(caller, caseId, version, command)));
  }

  /** Why. */
  @Serdeable
  record ReasonRequest(@Nullable String reason) {
    @Override
    public String toString() {
      return "ReasonRequest[***]";
    }
  }

  /** Answers and materials that replace the earlier ones. */
  @Serdeable
  record AnswerRequest(
      @Nullable Map<String, Object> answers, @Nullable List<MaterialRequest> materials) {
    @Override
    public String toString() {
      return "AnswerRequest[***]";
    }
  }
}
