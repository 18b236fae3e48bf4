package org.tongban.web.api.casework;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
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
import java.util.List;
import java.util.Optional;
import org.tongban.application.casework.EditDraft;
import org.tongban.application.casework.TrackCase;
import org.tongban.application.place.Places;
import org.tongban.domain.calendar.ExplainedDay;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.Deadlines;
import org.tongban.domain.casework.TimelineEntry;
import org.tongban.domain.person.SubjectId;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.ListPages;
import org.tongban.web.api.PageResponse;
import org.tongban.web.api.Times;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** Cases, as those see them whom they concern. */
@Controller("/api/v1/cases")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.RESIDENT, Roles.STAFF})
@SecurityRequirement(name = "bearer")
@Tag(name = "cases")
class CaseController {
  private final EditDraft editDraft;
  private final TrackCase trackCase;
  private final Places places;
  private final Papers papers;
  private final CaseResponses responses;
  private final Callers callers;

  CaseController(
      EditDraft editDraft,
      TrackCase trackCase,
      Places places,
      Papers papers,
      CaseResponses responses,
      Callers callers) {
    this.editDraft = editDraft;
    this.trackCase = trackCase;
    this.places = places;
    this.papers = papers;
    this.responses = responses;
    this.callers = callers;
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

  /** What happened, in plain words. */
  @Get("/{id}/timeline")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TimelinePage.class)))
  HttpResponse<?> timeline(
      HttpRequest<?> request,
      String id,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    var wanted = Inputs.shortList(cursor, limit);
    return trackCase
        .timeline(callers.of(request), new CaseId(Inputs.id(id)))
        .<HttpResponse<?>>map(
            entries ->
                HttpResponse.ok(
                    PageResponse.of(
                        // Nothing is ever taken out, so its place names an entry.
                        ListPages.cut(entries, wanted, entry -> entry.at().toString()),
                        this::entry)))
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

  /** A part of the cases. */
  @Serdeable
  record CasePage(List<CaseLine> items, Optional<String> next) {}

  /** A step of the timeline; act: whether it waits for the applicant. */
  @Serdeable
  record EntryResponse(
      OffsetDateTime at, String title, String words, Optional<String> unitName, boolean act) {}

  /** A part of the timeline. */
  @Serdeable
  record TimelinePage(List<EntryResponse> items, Optional<String> next) {}

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
