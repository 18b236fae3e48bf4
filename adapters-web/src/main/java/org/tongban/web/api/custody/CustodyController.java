package org.tongban.web.api.custody;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.tongban.application.casework.WorkItem;
import org.tongban.application.custody.CustodyAnswer;
import org.tongban.application.custody.GiveBackOriginals;
import org.tongban.application.custody.HandOverEnvelopes;
import org.tongban.application.custody.PackOriginals;
import org.tongban.application.custody.ReceiveEnvelopes;
import org.tongban.application.custody.SeeCustody;
import org.tongban.application.custody.SettleAlarms;
import org.tongban.application.identity.Caller;
import org.tongban.application.place.Places;
import org.tongban.domain.custody.AlarmId;
import org.tongban.domain.custody.EnvelopeId;
import org.tongban.domain.custody.HandOverId;
import org.tongban.web.api.HonoursIdempotencyKey;
import org.tongban.web.api.IdempotentWrites;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.PageResponse;
import org.tongban.web.api.TakesVersion;
import org.tongban.web.print.custody.CustodySheets;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** Paper originals on their way between units. */
@Controller("/api/v1/staff/custody")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.STAFF)
@SecurityRequirement(name = "bearer")
@Tag(name = "custody")
class CustodyController {
  private final SeeCustody custody;
  private final PackOriginals packing;
  private final HandOverEnvelopes handOvers;
  private final ReceiveEnvelopes receiving;
  private final GiveBackOriginals givingBack;
  private final SettleAlarms alarms;
  private final CustodySheets sheets;
  private final Places places;
  private final Callers callers;
  private final IdempotentWrites writes;

  CustodyController(
      SeeCustody custody,
      PackOriginals packing,
      HandOverEnvelopes handOvers,
      ReceiveEnvelopes receiving,
      GiveBackOriginals givingBack,
      SettleAlarms alarms,
      CustodySheets sheets,
      Places places,
      Callers callers,
      IdempotentWrites writes) {
    this.custody = custody;
    this.packing = packing;
    this.handOvers = handOvers;
    this.receiving = receiving;
    this.givingBack = givingBack;
    this.alarms = alarms;
    this.sheets = sheets;
    this.places = places;
    this.callers = callers;
    this.writes = writes;
  }

  /** What is to be done with the papers of cases. */
  enum PaperTask {
    PACK,
    GIVE_BACK
  }

  /** Cases whose papers the caller's units have to pack, or to give back, the most urgent first. */
  @Get("/cases")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PaperCasePage.class)))
  HttpResponse<?> cases(
      HttpRequest<?> request,
      @Nullable @QueryValue String task,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    var caller = callers.staff(request);
    var inputs = new Inputs();
    var wanted = inputs.required("task", task, Inputs.constant(PaperTask.class));
    inputs.check();
    var page = Inputs.page(cursor, limit);
    return HttpResponse.ok(
        switch (wanted) {
          case PACK ->
              PageResponse.of(packing.toPack(caller, page), item -> line(item, Optional.empty()));
          case GIVE_BACK ->
              PageResponse.of(
                  givingBack.list(caller, page),
                  one ->
                      line(
                          one.item(),
                          one.envelope().map(it -> it.envelope().contents().id().value())));
        });
  }

  private PaperCaseResponse line(WorkItem item, Optional<UUID> envelope) {
    return new PaperCaseResponse(
        item.caseId().value(),
        item.number().display(),
        item.itemName(),
        item.unit().value(),
        places.organisation().nameOf(item.unit()),
        envelope);
  }

  /** The envelopes on one list of the caller's desk, the first packed first. */
  @Get("/envelopes")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = EnvelopePage.class)))
  HttpResponse<?> envelopes(
      HttpRequest<?> request,
      @Nullable @QueryValue String desk,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    var caller = callers.staff(request);
    var inputs = new Inputs();
    var wanted = inputs.required("desk", desk, Inputs.constant(SeeCustody.Desk.class));
    inputs.check();
    var city = places.organisation();
    return HttpResponse.ok(
        PageResponse.of(
            custody.list(caller, wanted, Inputs.page(cursor, limit)),
            stored -> EnvelopeResponse.of(stored, custody, city)));
  }

  /** Packs the originals of a case, or corrects what was packed and not handed over. */
  @Post("/envelopes")
  @HonoursIdempotencyKey
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = EnvelopeResponse.class)))
  HttpResponse<?> pack(HttpRequest<?> request, @Body CustodyRequests.PackRequest body) {
    var caller = callers.staff(request);
    return writes.write(
        request, caller, body, body::read, wanted -> envelope(packing.pack(caller, wanted)));
  }

  /** An envelope with its chain and its alarms. */
  @Get("/envelopes/{id}")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = EnvelopeResponse.class)))
  HttpResponse<?> one(HttpRequest<?> request, String id) {
    var found =
        custody
            .find(callers.staff(request), new EnvelopeId(Inputs.id(id)))
            .orElseThrow(Inputs::absent);
    return tagged(found);
  }

  /** The label of an envelope that is packed or kept at a unit of the caller. */
  @Get("/envelopes/{id}/label")
  @Produces({MediaType.APPLICATION_PDF, MediaType.APPLICATION_JSON})
  @ApiResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_PDF))
  HttpResponse<?> label(HttpRequest<?> request, String id) {
    var here = custody.here(callers.staff(request), List.of(new EnvelopeId(Inputs.id(id))));
    if (here.isEmpty()) {
      throw Inputs.absent();
    }
    return pdf(sheets.labels(here), "envelope");
  }

  private static MutableHttpResponse<byte[]> pdf(byte[] content, String name) {
    return HttpResponse.ok(content)
        .contentType(MediaType.APPLICATION_PDF_TYPE)
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + ".pdf\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** Says what was found in an envelope when it was opened at its destination. */
  @Post("/envelopes/{id}/check")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = EnvelopeResponse.class)))
  HttpResponse<?> check(
      HttpRequest<?> request, String id, @Body CustodyRequests.CheckRequest body) {
    var at = known(request, EnvelopeId::new, id);
    return writes.write(
        request,
        at.caller(),
        body,
        body::read,
        found ->
            envelope(
                receiving.check(
                    at.caller(), at.id(), at.version(), found.missing(), found.note())));
  }

  /** Gives the papers back to the person, or mails them: the chain is closed. */
  @Post("/envelopes/{id}/return")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = EnvelopeResponse.class)))
  HttpResponse<?> giveBack(
      HttpRequest<?> request, String id, @Body CustodyRequests.ReturnRequest body) {
    var at = known(request, EnvelopeId::new, id);
    return writes.write(
        request,
        at.caller(),
        body,
        body::read,
        how -> envelope(givingBack.giveBack(at.caller(), at.id(), at.version(), how)));
  }

  /** Sends the envelope to the unit where the person gets the papers back. */
  @Post("/envelopes/{id}/redirection")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = EnvelopeResponse.class)))
  HttpResponse<?> turnBack(
      HttpRequest<?> request, String id, @Body CustodyRequests.RedirectionRequest body) {
    var at = known(request, EnvelopeId::new, id);
    return writes.write(
        request,
        at.caller(),
        body,
        body::read,
        to -> envelope(givingBack.turnBack(at.caller(), at.id(), at.version(), to)));
  }

  /**
   * Takes what a scanner read. An envelope that is awaited here is received; a second scan changes
   * nothing. Everything else is told what it is and what to do with it.
   */
  @Post("/scans")
  @HonoursIdempotencyKey
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ScanResponse.class)))
  HttpResponse<?> scan(HttpRequest<?> request, @Body CustodyRequests.ScanRequest body) {
    var caller = callers.staff(request);
    return writes.write(
        request, caller, body, body::read, code -> answer(receiving.scan(caller, code)));
  }

  private MutableHttpResponse<?> answer(ReceiveEnvelopes.Scan scan) {
    return switch (scan) {
      case ReceiveEnvelopes.Scan.Received(var shown, var words, _) ->
          scanned(ScanOutcome.RECEIVED, words, shown);
      case ReceiveEnvelopes.Scan.Waiting(var shown, var words) ->
          scanned(ScanOutcome.WAITING, words, shown);
      case ReceiveEnvelopes.Scan.OfList(var shown, var words) ->
          HttpResponse.ok(
              new ScanResponse(
                  ScanOutcome.LIST,
                  words,
                  Optional.empty(),
                  Optional.of(HandOverListResponse.of(shown, custody, places.organisation()))));
      case ReceiveEnvelopes.Scan.NotHere(var words) -> ProblemType.REFUSED.response(words);
      case ReceiveEnvelopes.Scan.Unreadable(var words) -> Inputs.refused("/code", words);
    };
  }

  private MutableHttpResponse<?> scanned(
      ScanOutcome outcome, String words, SeeCustody.Shown envelope) {
    return HttpResponse.ok(
        new ScanResponse(
            outcome,
            words,
            Optional.of(EnvelopeResponse.of(envelope, custody, places.organisation())),
            Optional.empty()));
  }

  /** Something at the version that the caller knows. */
  private record Known<I>(Caller.Staff caller, I id, int version) {}

  private <I> Known<I> known(HttpRequest<?> request, Function<UUID, I> identity, String id) {
    return new Known<>(
        callers.staff(request), identity.apply(Inputs.id(id)), Inputs.version(request));
  }

  /** The lists from and to the caller's units, the latest first. */
  @Get("/lists")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = HandOverListPage.class)))
  HttpResponse<?> lists(
      HttpRequest<?> request,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    var caller = callers.staff(request);
    var city = places.organisation();
    return HttpResponse.ok(
        PageResponse.of(
            handOvers.list(caller, Inputs.page(cursor, limit)),
            stored -> HandOverListResponse.of(stored, city)));
  }

  /** Puts envelopes that wait at one unit on a new list. */
  @Post("/lists")
  @HonoursIdempotencyKey
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = HandOverListResponse.class)))
  HttpResponse<?> make(HttpRequest<?> request, @Body CustodyRequests.ListRequest body) {
    var caller = callers.staff(request);
    return writes.write(
        request,
        caller,
        body,
        body::read,
        wanted -> list(handOvers.make(caller, wanted.to(), wanted.envelopes())));
  }

  /** A list with its envelopes. */
  @Get("/lists/{id}")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = HandOverListResponse.class)))
  HttpResponse<?> oneList(HttpRequest<?> request, String id) {
    return list(
        handOvers
            .find(callers.staff(request), new HandOverId(Inputs.id(id)))
            .<CustodyAnswer<HandOverEnvelopes.Shown>>map(CustodyAnswer.Done::new)
            .orElseGet(CustodyAnswer.Absent::new));
  }

  /** A list as a PDF to be signed at both ends. */
  @Get("/lists/{id}/sheet")
  @Produces({MediaType.APPLICATION_PDF, MediaType.APPLICATION_JSON})
  @ApiResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_PDF))
  HttpResponse<?> sheet(HttpRequest<?> request, String id) {
    var shown =
        handOvers
            .find(callers.staff(request), new HandOverId(Inputs.id(id)))
            .orElseThrow(Inputs::absent);
    return pdf(sheets.list(shown), "hand-over-" + shown.stored().list().number());
  }

  /** Calls a list off that was not handed over. */
  @Post("/lists/{id}/cancellation")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = HandOverListResponse.class)))
  HttpResponse<?> cancel(HttpRequest<?> request, String id) {
    var at = known(request, HandOverId::new, id);
    return writes.write(
        request,
        at.caller(),
        null,
        () -> list(handOvers.cancel(at.caller(), at.id(), at.version())));
  }

  /** The sender and the carrier signed: the envelopes are on their way. */
  @Post("/lists/{id}/dispatch")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = HandOverListResponse.class)))
  HttpResponse<?> dispatch(
      HttpRequest<?> request, String id, @Body CustodyRequests.DispatchRequest body) {
    var at = known(request, HandOverId::new, id);
    return writes.write(
        request,
        at.caller(),
        body,
        body::read,
        carrier -> list(handOvers.dispatch(at.caller(), at.id(), at.version(), carrier)));
  }

  /** The receiver signed: what was not scanned by now is missing. */
  @Post("/lists/{id}/receipt")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = HandOverListResponse.class)))
  HttpResponse<?> receive(HttpRequest<?> request, String id) {
    var at = known(request, HandOverId::new, id);
    return writes.write(
        request,
        at.caller(),
        null,
        () -> list(handOvers.receive(at.caller(), at.id(), at.version())));
  }

  /** Open alarms that concern the caller's units, or that the caller supervises. */
  @Get("/alarms")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AlarmPage.class)))
  HttpResponse<?> alarms(
      HttpRequest<?> request,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    var caller = callers.staff(request);
    var city = places.organisation();
    return HttpResponse.ok(
        PageResponse.of(
            alarms.list(caller, Inputs.page(cursor, limit)),
            one -> AlarmResponse.of(one.stored(), city)));
  }

  /** Says how an alarm ended: found by the receiver, or declared lost by a supervisor. */
  @Post("/alarms/{id}/settlement")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AlarmResponse.class)))
  HttpResponse<?> settle(
      HttpRequest<?> request, String id, @Body CustodyRequests.SettlementRequest body) {
    var at = known(request, AlarmId::new, id);
    return writes.write(
        request,
        at.caller(),
        body,
        body::read,
        settled ->
            answer(
                alarms.settle(
                    at.caller(), at.id(), at.version(), settled.outcome(), settled.reason()),
                open ->
                    HttpResponse.ok(AlarmResponse.of(open.stored(), places.organisation()))
                        .header(HttpHeaders.ETAG, tag(open.stored().version()))));
  }

  private MutableHttpResponse<?> envelope(CustodyAnswer<SeeCustody.Shown> answer) {
    return answer(answer, this::tagged);
  }

  private MutableHttpResponse<?> tagged(SeeCustody.Shown shown) {
    return HttpResponse.ok(EnvelopeResponse.of(shown, custody, places.organisation()))
        .header(HttpHeaders.ETAG, tag(shown.stored().version()));
  }

  private MutableHttpResponse<?> list(CustodyAnswer<HandOverEnvelopes.Shown> answer) {
    return answer(
        answer,
        shown ->
            HttpResponse.ok(HandOverListResponse.of(shown, custody, places.organisation()))
                .header(HttpHeaders.ETAG, tag(shown.stored().version())));
  }

  private static String tag(int version) {
    return "\"" + version + "\"";
  }

  private static <T> MutableHttpResponse<?> answer(
      CustodyAnswer<T> answer, Function<T, MutableHttpResponse<?>> done) {
    return switch (answer) {
      case CustodyAnswer.Done<T>(var value) -> done.apply(value);
      case CustodyAnswer.Wrong<T>(var about, var words) -> Inputs.refused("/" + about, words);
      case CustodyAnswer.Refused<T>(var words) -> ProblemType.REFUSED.response(words);
      case CustodyAnswer.Stale<T>(var current) ->
          ProblemType.STALE_VERSION
              .response("刚刚有了变化，请查看最新情况后再办理。")
              .header(HttpHeaders.ETAG, tag(current));
      case CustodyAnswer.Absent<T>() -> throw Inputs.absent();
    };
  }

  /** What was scanned. */
  enum ScanOutcome {
    RECEIVED,
    WAITING,
    LIST
  }

  /** What was scanned, in words, with what it is. */
  @Serdeable
  record ScanResponse(
      ScanOutcome outcome,
      String words,
      Optional<EnvelopeResponse> envelope,
      Optional<HandOverListResponse> list) {}

  /** A case whose papers wait; the envelope they are in, if they are in one. */
  @Serdeable
  record PaperCaseResponse(
      UUID caseId,
      String number,
      String itemName,
      String unit,
      String unitName,
      Optional<UUID> envelope) {}

  /** A part of the cases. */
  @Serdeable
  record PaperCasePage(List<PaperCaseResponse> items, Optional<String> next) {}

  /** A part of the envelopes. */
  @Serdeable
  record EnvelopePage(List<EnvelopeResponse> items, Optional<String> next) {}

  /** A part of the lists. */
  @Serdeable
  record HandOverListPage(List<HandOverListResponse> items, Optional<String> next) {}

  /** A part of the alarms. */
  @Serdeable
  record AlarmPage(List<AlarmResponse> items, Optional<String> next) {}
}
