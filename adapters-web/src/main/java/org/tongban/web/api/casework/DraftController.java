package org.tongban.web.api.casework;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
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
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.casework.Draft;
import org.tongban.application.casework.EditDraft;
import org.tongban.application.casework.OpenDraft;
import org.tongban.application.casework.SubmitCase;
import org.tongban.application.identity.Caller;
import org.tongban.application.place.Places;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.person.MandateId;
import org.tongban.domain.person.SubjectId;
import org.tongban.web.api.HonoursIdempotencyKey;
import org.tongban.web.api.IdempotentWrites;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.ListPages;
import org.tongban.web.api.PageResponse;
import org.tongban.web.api.TakesVersion;
import org.tongban.web.api.Times;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** Applications that are being prepared, up to their submission. */
@Controller("/api/v1/cases")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.RESIDENT, Roles.STAFF})
@SecurityRequirement(name = "bearer")
@Tag(name = "cases")
class DraftController {
  private static final String PATH = "/api/v1/cases/";

  private final OpenDraft openDraft;
  private final EditDraft editDraft;
  private final SubmitCase submitCase;
  private final KnownAddresses addresses;
  private final Places places;
  private final CaseResponses responses;
  private final Callers callers;
  private final IdempotentWrites writes;

  DraftController(
      OpenDraft openDraft,
      EditDraft editDraft,
      SubmitCase submitCase,
      KnownAddresses addresses,
      Places places,
      CaseResponses responses,
      Callers callers,
      IdempotentWrites writes) {
    this.openDraft = openDraft;
    this.editDraft = editDraft;
    this.submitCase = submitCase;
    this.addresses = addresses;
    this.places = places;
    this.responses = responses;
    this.callers = callers;
    this.writes = writes;
  }

  /** Opens a draft: for oneself, one's organisation, or somebody under a mandate. */
  @Post
  @HonoursIdempotencyKey
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = DraftResponse.class)))
  HttpResponse<?> open(HttpRequest<?> request, @Body OpenRequest body) {
    return open(request, callers.of(request), body);
  }

  HttpResponse<?> open(HttpRequest<?> request, Caller caller, OpenRequest body) {
    var inputs = new Inputs();
    var implementation =
        inputs.required("/implementation", body.implementation(), ImplementationCode::new);
    var applicant =
        inputs.optional("/applicant", body.applicant(), Inputs::uuid).map(SubjectId::new);
    var mandate = inputs.optional("/mandate", body.mandate(), Inputs::uuid).map(MandateId::new);
    var declared = EligibilityController.answers(inputs, "/eligibility", body.eligibility());
    inputs.check();
    return writes.write(
        request,
        caller,
        body,
        () ->
            switch (openDraft.open(
                caller, new OpenDraft.Request(implementation, applicant, mandate, declared))) {
              case OpenDraft.Opening.NotEligible(var unmet) -> CaseResponses.notEligible(unmet);
              case OpenDraft.Opening.Opened(var draft) -> opened(caller, draft);
              case OpenDraft.Opening.Absent() -> CaseResponses.absent();
              case OpenDraft.Opening.NotAllowed(var words) -> ProblemType.REFUSED.response(words);
            });
  }

  private MutableHttpResponse<?> opened(Caller caller, Draft draft) {
    var view = editDraft.view(caller, draft.id()).orElseThrow();
    return HttpResponse.created(responses.show(caller, view), URI.create(PATH + draft.id().value()))
        .header(HttpHeaders.ETAG, "\"" + view.draft().version() + "\"");
  }

  /** The caller's drafts, the latest changed first. */
  @Get("/drafts")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DraftPage.class)))
  HttpResponse<?> drafts(
      HttpRequest<?> request,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    var all = editDraft.list(callers.of(request));
    return HttpResponse.ok(
        PageResponse.of(
            ListPages.cut(
                all, Inputs.shortList(cursor, limit), draft -> draft.id().value().toString()),
            draft ->
                new DraftLine(
                    draft.id().value(),
                    draft.itemName(),
                    Times.of(draft.changedAt()),
                    draft.version())));
  }

  /** Saves what was filled in so far; what is wrong with it is told in {@code problems}. */
  @Put("/{id}")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DraftResponse.class)))
  HttpResponse<?> save(HttpRequest<?> request, String id, @Body DraftRequest body) {
    var caller = callers.of(request);
    var caseId = new CaseId(Inputs.id(id));
    var version = Inputs.version(request);
    var found = editDraft.view(caller, caseId);
    if (found.isEmpty()) {
      return CaseResponses.absent();
    }
    var inputs = new Inputs();
    var answers = CaseResponses.answers(inputs, body.answers());
    var way =
        Optional.ofNullable(body.way())
            .map(wish -> wish.read(inputs, "/way", places.organisation(), responses.home(caller)));
    var delivery =
        Optional.ofNullable(body.delivery())
            .map(
                wish ->
                    wish.read(
                        inputs,
                        "/delivery",
                        address ->
                            addresses.find(caller, found.get().draft().applicant(), address)));
    inputs.check();
    return writes.write(
        request,
        caller,
        body,
        () ->
            editDraft
                .save(caller, caseId, version, new EditDraft.Content(answers, way, delivery))
                .<MutableHttpResponse<?>>map(view -> responses.draft(caller, view))
                .orElseGet(CaseResponses::absent));
  }

  /** Throws a draft away. */
  @Delete("/{id}")
  @HonoursIdempotencyKey
  @ApiResponse(responseCode = "204")
  HttpResponse<?> discard(HttpRequest<?> request, String id) {
    var caller = callers.of(request);
    var caseId = new CaseId(Inputs.id(id));
    return writes.write(
        request,
        caller,
        null,
        () ->
            editDraft.discard(caller, caseId) ? HttpResponse.noContent() : CaseResponses.absent());
  }

  /** Submits a draft, which makes it a case. */
  @Post("/{id}/submission")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CaseResponse.class)))
  HttpResponse<?> submit(HttpRequest<?> request, String id) {
    var caller = callers.of(request);
    var caseId = new CaseId(Inputs.id(id));
    // A repeat under the same key finds a case where the draft was, so the version is read inside.
    return writes.writeGathered(
        request,
        caller,
        null,
        () -> responses.submission(submitCase.submit(caller, caseId, Inputs.version(request))));
  }

  /** What is to be applied for, for whom, and what they answered about their eligibility. */
  @Serdeable
  record OpenRequest(
      @Nullable String implementation,
      @Nullable String applicant,
      @Nullable String mandate,
      @Nullable Map<String, Boolean> eligibility) {
    @Override
    public String toString() {
      return "OpenRequest[***]";
    }
  }

  /**
   * What was filled in so far; all answers, which replace the earlier ones: as the form's schema
   * has them, or as texts, whatever was typed.
   */
  @Serdeable
  record DraftRequest(
      @Nullable Map<String, Object> answers,
      @Nullable WayRequest way,
      @Nullable DeliveryRequest delivery) {
    @Override
    public String toString() {
      return "DraftRequest[***]";
    }
  }

  /** A line of the list of drafts. */
  @Serdeable
  record DraftLine(UUID id, String itemName, OffsetDateTime changedAt, int version) {}

  /** A part of the drafts. */
  @Serdeable
  record DraftPage(List<DraftLine> items, Optional<String> next) {}
}
