package org.tongban.web.api.casework;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
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
import java.util.UUID;
import org.tongban.application.casework.EditDraft;
import org.tongban.application.casework.PrepareApplication;
import org.tongban.application.casework.PreparedApplication;
import org.tongban.application.place.Places;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.PreparationCode;
import org.tongban.domain.person.CitizenId;
import org.tongban.domain.person.PersonName;
import org.tongban.domain.place.Organisation;
import org.tongban.domain.place.ServicePoint;
import org.tongban.web.api.HonoursIdempotencyKey;
import org.tongban.web.api.IdempotentWrites;
import org.tongban.web.api.Inputs;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** Prepared applications: filled in online, filed at a service point by their code. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = "bearer")
@Tag(name = "cases")
class PreparationController {
  private final PrepareApplication prepareApplication;
  private final EditDraft editDraft;
  private final CaseResponses responses;
  private final Places places;
  private final Callers callers;
  private final IdempotentWrites writes;

  PreparationController(
      PrepareApplication prepareApplication,
      EditDraft editDraft,
      CaseResponses responses,
      Places places,
      Callers callers,
      IdempotentWrites writes) {
    this.prepareApplication = prepareApplication;
    this.editDraft = editDraft;
    this.responses = responses;
    this.places = places;
    this.callers = callers;
    this.writes = writes;
  }

  /** Gives the draft a code under which the place of its way takes it over. */
  @Post("/cases/{id}/preparation")
  @HonoursIdempotencyKey
  @Secured({Roles.RESIDENT, Roles.STAFF})
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = PreparationResponse.class)))
  HttpResponse<?> prepare(HttpRequest<?> request, String id) {
    var caller = callers.resident(request);
    var draft = new CaseId(Inputs.id(id));
    return writes.write(
        request,
        caller,
        null,
        () ->
            switch (prepareApplication.prepare(caller, draft)) {
              case PrepareApplication.Preparation.Prepared(var application) ->
                  HttpResponse.created(
                      PreparationResponse.of(application, places.organisation()),
                      URI.create("/api/v1/cases/" + id + "/preparation"));
              case PrepareApplication.Preparation.NotAllowed(var words) ->
                  ProblemType.REFUSED.response(words);
              case PrepareApplication.Preparation.Absent() -> CaseResponses.absent();
            });
  }

  /** The code the draft has. */
  @Get("/cases/{id}/preparation")
  @Secured({Roles.RESIDENT, Roles.STAFF})
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PreparationResponse.class)))
  HttpResponse<?> get(HttpRequest<?> request, String id) {
    return prepareApplication
        .find(callers.resident(request), new CaseId(Inputs.id(id)))
        .<HttpResponse<?>>map(
            found -> HttpResponse.ok(PreparationResponse.of(found, places.organisation())))
        .orElseThrow(Inputs::absent);
  }

  /** Takes a prepared application over, with the identity card of who prepared it in hand. */
  @Post("/staff/preparations")
  @HonoursIdempotencyKey
  @Secured(Roles.STAFF)
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DraftResponse.class)))
  HttpResponse<?> take(HttpRequest<?> request, @Body VisitRequest body) {
    var caller = callers.staff(request);
    var inputs = new Inputs();
    var code = inputs.required("/code", body.code(), PreparationCode::of);
    var name = inputs.required("/name", body.name(), PersonName::of);
    var citizenId = inputs.required("/citizenId", body.citizenId(), CitizenId::of);
    inputs.check();
    return writes.write(
        request,
        caller,
        body,
        () ->
            switch (prepareApplication.take(
                caller, new PrepareApplication.Visit(code, name, citizenId))) {
              case PrepareApplication.Taking.Taken(var draft) -> {
                var view = editDraft.view(caller, draft.id()).orElseThrow();
                yield HttpResponse.ok(responses.show(caller, view))
                    .header(HttpHeaders.ETAG, "\"" + view.draft().version() + "\"");
              }
              case PrepareApplication.Taking.NotAllowed(var words) ->
                  ProblemType.REFUSED.response(words);
              case PrepareApplication.Taking.Absent() ->
                  ProblemType.NOT_FOUND.response("没有找到本网点的这个预填号；请核对号码，或请申请人确认选的是不是本网点。");
            });
  }

  /** The code, and where and until when it is good. */
  @Serdeable
  record PreparationResponse(
      UUID draft,
      String code,
      String place,
      String placeName,
      String address,
      String phone,
      String openingHours,
      LocalDate until) {
    static PreparationResponse of(PreparedApplication found, Organisation city) {
      var place = city.servicePoint(found.place());
      return new PreparationResponse(
          found.draft().value(),
          found.code().display(),
          found.place().value(),
          city.nameOf(found.place()),
          place.map(ServicePoint::address).orElse(""),
          place.map(ServicePoint::phone).orElse(""),
          place.map(ServicePoint::openingHours).orElse(""),
          found.until());
    }

    /** Does not say the code. */
    @Override
    public String toString() {
      return "PreparationResponse[" + draft + "]";
    }
  }

  /** The code, and what the identity card says. */
  @Serdeable
  record VisitRequest(@Nullable String code, @Nullable String name, @Nullable String citizenId) {
    @Override
    public String toString() {
      return "VisitRequest[***]";
    }
  }
}
