package org.tongban.web.api.casework;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.casework.AttachMaterial;
import org.tongban.application.casework.AttachMaterial.Attachment;
import org.tongban.application.casework.CaseSummary;
import org.tongban.application.casework.Draft;
import org.tongban.application.casework.EditDraft;
import org.tongban.application.casework.HandleCase;
import org.tongban.application.casework.OpenDraft;
import org.tongban.application.casework.OpenMaterial;
import org.tongban.application.casework.SubmitCase;
import org.tongban.application.casework.TrackCase;
import org.tongban.application.identity.Caller;
import org.tongban.application.person.AddressBook;
import org.tongban.application.person.AddressId;
import org.tongban.application.place.Places;
import org.tongban.domain.calendar.ExplainedDay;
import org.tongban.domain.casework.CaseCommand;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseStatus;
import org.tongban.domain.casework.Deadlines;
import org.tongban.domain.casework.TimelineEntry;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.delivery.Recipient;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.person.MandateId;
import org.tongban.domain.person.SubjectId;
import org.tongban.web.api.IdempotentWrites;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.PageResponse;
import org.tongban.web.api.Times;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** Applications and cases, from the first draft to the result. */
@Controller("/api/v1/cases")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.RESIDENT, Roles.STAFF})
@SecurityRequirement(name = "bearer")
@Tag(name = "cases")
class CaseController {
  private static final int LONGEST_REASON = 500;
  private static final String PATH = "/api/v1/cases/";

  private final OpenDraft openDraft;
  private final EditDraft editDraft;
  private final SubmitCase submitCase;
  private final TrackCase trackCase;
  private final HandleCase handleCase;
  private final AttachMaterial attachMaterial;
  private final OpenMaterial openMaterial;
  private final AddressBook addressBook;
  private final Places places;
  private final Papers papers;
  private final CaseResponses responses;
  private final Callers callers;
  private final IdempotentWrites writes;

  CaseController(
      OpenDraft openDraft,
      EditDraft editDraft,
      SubmitCase submitCase,
      TrackCase trackCase,
      HandleCase handleCase,
      AttachMaterial attachMaterial,
      OpenMaterial openMaterial,
      AddressBook addressBook,
      Places places,
      Papers papers,
      CaseResponses responses,
      Callers callers,
      IdempotentWrites writes) {
    this.openDraft = openDraft;
    this.editDraft = editDraft;
    this.submitCase = submitCase;
    this.trackCase = trackCase;
    this.handleCase = handleCase;
    this.attachMaterial = attachMaterial;
    this.openMaterial = openMaterial;
    this.addressBook = addressBook;
    this.places = places;
    this.papers = papers;
    this.responses = responses;
    this.callers = callers;
    this.writes = writes;
  }

  /** Opens a draft: for oneself, one's organisation, or somebody under a mandate. */
  @Post
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

  /** The caller's submitted cases, or those of an organisation the caller operates. */
  @Get
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CasePage.class)))
  HttpResponse<?> cases(
      HttpRequest<?> request,
      @Nullable @QueryValue String applicant,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    var caller = callers.of(request);
    var inputs = new Inputs();
    var whose = inputs.optional("applicant", applicant, Inputs::uuid).map(SubjectId::new);
    inputs.check();
    return HttpResponse.ok(
        PageResponse.of(trackCase.list(caller, whose, Inputs.page(cursor, limit)), CaseLine::of));
  }

  /** The caller's drafts. */
  @Get("/drafts")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DraftList.class)))
  HttpResponse<?> drafts(HttpRequest<?> request) {
    return HttpResponse.ok(
        new DraftList(
            editDraft.list(callers.of(request)).stream()
                .map(
                    draft ->
                        new DraftLine(
                            draft.id().value(),
                            draft.itemName(),
                            Times.of(draft.changedAt()),
                            draft.version()))
                .toList()));
  }

  /** A draft or a case; its phase tells which. */
  @Get("/{id}")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(oneOf = {CaseResponse.class, DraftResponse.class})))
  HttpResponse<?> get(HttpRequest<?> request, String id) {
    var caller = callers.of(request);
    var caseId = new CaseId(Inputs.id(id));
    return trackCase
        .view(caller, caseId)
        .<HttpResponse<?>>map(responses::view)
        .or(() -> editDraft.view(caller, caseId).map(view -> responses.draft(caller, view)))
        .orElseGet(CaseResponses::absent);
  }

  /** Saves what was filled in so far; what is wrong with it is told in {@code problems}. */
  @Put("/{id}")
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
                        address -> address(caller, found.get().draft().applicant(), address)));
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

  private Optional<Recipient> address(Caller caller, SubjectId owner, UUID id) {
    return switch (caller) {
      case Caller.Resident resident ->
          addressBook.find(resident, new AddressId(id), owner).map(address -> address.recipient());
      case Caller.Staff _ -> Optional.empty();
    };
  }

  /** Uploads a paper: to a draft, or to a case that waits for one. */
  @Put("/{id}/materials/{code}")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = MaterialInCaseResponse.class)))
  HttpResponse<?> upload(
      HttpRequest<?> request,
      String id,
      String code,
      @Part CompletedFileUpload file,
      @Nullable @Part String note)
      throws IOException {
    var caller = callers.of(request);
    var caseId = new CaseId(Inputs.id(id));
    var inputs = new Inputs();
    var words = CaseResponses.note(inputs, "note", note);
    inputs.check();
    var name = file.getFilename() == null ? "" : file.getFilename();
    // Closing what was read gives the upload back; discarding it as well would do so twice.
    try (var content = file.getInputStream()) {
      var upload = new AttachMaterial.Upload(code, shortened(name), words, content);
      return switch (attachMaterial.attach(caller, caseId, upload)) {
        case Attachment.Stored(var stored) ->
            HttpResponse.ok(MaterialInCaseResponse.of(stored, words));
        case Attachment.TooLarge(var bytes) ->
            ProblemType.TOO_LARGE.response("文件最大 " + (bytes >> 20) + " MB，请压缩后再上传。");
        case Attachment.NotAllowed(_, var why) -> ProblemType.UNUSABLE_FILE.response(why);
        case Attachment.TooMany(var files) ->
            ProblemType.REFUSED.response("最多上传 " + files + " 个文件，请先删除不用的。");
        case Attachment.Absent() -> CaseResponses.absent();
      };
    }
  }

  private static String shortened(String name) {
    var longest = org.tongban.application.casework.MaterialFile.LONGEST_NAME;
    return name.length() <= longest ? name : name.substring(name.length() - longest);
  }

  /** Notes a paper original or a declaration in a draft. */
  @Put("/{id}/materials/{code}")
  @Consumes(MediaType.APPLICATION_JSON)
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = MaterialInCaseResponse.class)))
  HttpResponse<?> put(HttpRequest<?> request, String id, String code, @Body MaterialRequest body) {
    var caller = callers.of(request);
    var caseId = new CaseId(Inputs.id(id));
    var inputs = new Inputs();
    var material = body.read(inputs, "", code);
    inputs.check();
    return writes.write(
        request,
        caller,
        body,
        () ->
            editDraft
                .put(caller, caseId, material.orElseThrow())
                .<MutableHttpResponse<?>>map(
                    _ -> HttpResponse.ok(MaterialInCaseResponse.of(material.get())))
                .orElseGet(CaseResponses::absent));
  }

  /** Takes a material out of a draft. */
  @Delete("/{id}/materials/{code}")
  @ApiResponse(responseCode = "204")
  HttpResponse<?> take(HttpRequest<?> request, String id, String code) {
    return editDraft.take(callers.of(request), new CaseId(Inputs.id(id)), code).isPresent()
        ? HttpResponse.noContent()
        : CaseResponses.absent();
  }

  /** An uploaded paper, as a file. */
  @Get("/{id}/materials/{code}")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM,
              schema = @Schema(type = "string", format = "binary")))
  HttpResponse<?> material(HttpRequest<?> request, String id, String code) {
    return openMaterial
        .open(callers.of(request), new CaseId(Inputs.id(id)), code)
        .<HttpResponse<?>>map(
            opened ->
                HttpResponse.ok(
                    new StreamedFile(opened.content(), MediaType.of(opened.file().mediaType()))
                        .attach(
                            opened.file().fileName().isEmpty()
                                ? "material"
                                : opened.file().fileName())))
        .orElseGet(CaseResponses::absent);
  }

  /** Throws a draft away. */
  @Delete("/{id}")
  @ApiResponse(responseCode = "204")
  HttpResponse<?> discard(HttpRequest<?> request, String id) {
    return editDraft.discard(callers.of(request), new CaseId(Inputs.id(id)))
        ? HttpResponse.noContent()
        : CaseResponses.absent();
  }

  /** Submits a draft, which makes it a case. */
  @Post("/{id}/submission")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CaseResponse.class)))
  HttpResponse<?> submit(HttpRequest<?> request, String id) {
    var caller = callers.of(request);
    var caseId = new CaseId(Inputs.id(id));
    // A repeat under the same key finds a case where the draft was, so the version is read inside.
    return writes.write(
        request,
        caller,
        null,
        () -> responses.submission(submitCase.submit(caller, caseId, Inputs.version(request))));
  }

  /** Takes an application back, before the decision. */
  @Post("/{id}/withdrawal")
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
        body.read(inputs, "", address -> address(caller, found.get().applicant().id(), address));
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

  /** What happened, in plain words. */
  @Get("/{id}/timeline")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TimelineResponse.class)))
  HttpResponse<?> timeline(HttpRequest<?> request, String id) {
    return trackCase
        .timeline(callers.of(request), new CaseId(Inputs.id(id)))
        .<HttpResponse<?>>map(
            entries ->
                HttpResponse.ok(new TimelineResponse(entries.stream().map(this::entry).toList())))
        .orElseGet(CaseResponses::absent);
  }

  private EntryResponse entry(TimelineEntry entry) {
    return new EntryResponse(
        Times.of(entry.at()),
        entry.title(),
        entry.words(),
        entry.unit().map(places.organisation()::nameOf),
        entry.forApplicantToAct());
  }

  /** A clock of the case, explained day by day. */
  @Get("/{id}/deadlines/{kind}")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ExplainedResponse.class)))
  HttpResponse<?> deadline(HttpRequest<?> request, String id, String kind) {
    var which = Inputs.code(kind, Inputs.constant(Deadlines.Kind.class));
    return trackCase
        .deadline(callers.of(request), new CaseId(Inputs.id(id)), which)
        .<HttpResponse<?>>map(explained -> HttpResponse.ok(ExplainedResponse.of(explained)))
        .orElseGet(CaseResponses::absent);
  }

  /** A paper that was issued, to be read and printed. */
  @Get(uri = "/{id}/documents/{number}", produces = "text/html;charset=utf-8")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = "string")))
  HttpResponse<?> document(HttpRequest<?> request, String id, String number) {
    return trackCase
        .view(callers.of(request), new CaseId(Inputs.id(id)))
        .flatMap(view -> papers.html(view, number, places.organisation()))
        .<HttpResponse<?>>map(HttpResponse::ok)
        .orElseGet(CaseResponses::absent);
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

  /** A line of the list of cases. */
  @Serdeable
  record CaseLine(
      UUID id,
      String number,
      String itemName,
      CaseStatus status,
      String statusName,
      OffsetDateTime submittedAt,
      OffsetDateTime changedAt) {
    static CaseLine of(CaseSummary summary) {
      return new CaseLine(
          summary.id().value(),
          summary.number().display(),
          summary.itemName(),
          summary.status(),
          summary.status().label(),
          Times.of(summary.submittedAt()),
          Times.of(summary.changedAt()));
    }
  }

  /** A part of the cases. */
  @Serdeable
  record CasePage(List<CaseLine> items, Optional<String> next) {}

  /** A line of the list of drafts. */
  @Serdeable
  record DraftLine(UUID id, String itemName, OffsetDateTime changedAt, int version) {}

  /** The drafts. */
  @Serdeable
  record DraftList(List<DraftLine> items) {}

  /** A step of the timeline; act: whether it waits for the applicant. */
  @Serdeable
  record EntryResponse(
      OffsetDateTime at, String title, String words, Optional<String> unitName, boolean act) {}

  /** The timeline. */
  @Serdeable
  record TimelineResponse(List<EntryResponse> items) {}

  /** A day on the way to a deadline. */
  @Serdeable
  record ExplainedDayResponse(
      LocalDate date, boolean counted, int number, String reason, boolean provisional) {
    static ExplainedDayResponse of(ExplainedDay day) {
      return new ExplainedDayResponse(
          day.date(), day.counted(), day.number(), day.reason(), day.provisional());
    }
  }

  /** A clock, explained. */
  @Serdeable
  record ExplainedResponse(
      Deadlines.Kind kind,
      String kindName,
      LocalDate from,
      int limitDays,
      LocalDate due,
      boolean provisional,
      List<ExplainedDayResponse> days) {
    static ExplainedResponse of(TrackCase.Explained explained) {
      var deadline = explained.deadline();
      return new ExplainedResponse(
          deadline.kind(),
          deadline.kind().label(),
          deadline.from(),
          deadline.limit().count(),
          deadline.due(),
          explained.explanation().provisional(),
          explained.explanation().days().stream().map(ExplainedDayResponse::of).toList());
    }
  }
}
