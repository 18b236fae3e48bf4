package org.tongban.web.api.appointment;

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
import java.util.List;
import org.tongban.application.appointment.AppointmentStore.Kept;
import org.tongban.application.appointment.BookVisit;
import org.tongban.application.appointment.BookVisit.Booking;
import org.tongban.domain.appointment.AppointmentId;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.casework.CaseId;
import org.tongban.web.api.HonoursIdempotencyKey;
import org.tongban.web.api.IdempotentWrites;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.PageResponse;
import org.tongban.web.api.Times;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** Booking visits for oneself. */
@Controller("/api/v1/appointments")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.RESIDENT, Roles.STAFF})
@SecurityRequirement(name = "bearer")
@Tag(name = "appointments")
class AppointmentController {
  private static final String PATH = "/api/v1/appointments/";

  private final BookVisit bookVisit;
  private final VisitNames names;
  private final VisitPapers papers;
  private final Callers callers;
  private final IdempotentWrites writes;

  AppointmentController(
      BookVisit bookVisit,
      VisitNames names,
      VisitPapers papers,
      Callers callers,
      IdempotentWrites writes) {
    this.bookVisit = bookVisit;
    this.names = names;
    this.papers = papers;
    this.callers = callers;
    this.writes = writes;
  }

  /**
   * Holds a place for some minutes, or books it at once with {@code confirm}. When all places are
   * taken the answer is 409, {@code no-place-left}.
   */
  @Post
  @HonoursIdempotencyKey
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = AppointmentResponse.class)))
  HttpResponse<?> hold(HttpRequest<?> request, @Body HoldRequest body) {
    var caller = callers.resident(request);
    var inputs = new Inputs();
    var group = inputs.required("/group", body.group(), ServiceGroupCode::new);
    var date = inputs.required("/date", body.date(), VisitInputs::date);
    var from = inputs.required("/from", body.from(), VisitInputs::time);
    var items = VisitInputs.items(inputs, "/items", body.items());
    int people = VisitInputs.people(inputs, "/people", body.people());
    var caseId = inputs.optional("/caseId", body.caseId(), Inputs::uuid).map(CaseId::new);
    inputs.check();
    var wanted =
        new BookVisit.Wanted(
            group, date, from, items, people, caseId, Boolean.TRUE.equals(body.confirm()));
    return writes.writeKeeping(
        request, caller, body, keyed -> bookVisit.hold(caller, wanted, keyed), this::held);
  }

  private MutableHttpResponse<?> held(Booking booking) {
    return booking instanceof Booking.Done(var kept)
        ? HttpResponse.created(
                AppointmentResponse.of(kept, names),
                URI.create(PATH + kept.appointment().id().value()))
            .header(HttpHeaders.ETAG, tag(kept))
        : answer(booking);
  }

  private static String tag(Kept kept) {
    return "\"" + kept.version() + "\"";
  }

  private MutableHttpResponse<?> answer(Booking booking) {
    return switch (booking) {
      case Booking.Done(var kept) ->
          HttpResponse.ok(AppointmentResponse.of(kept, names)).header(HttpHeaders.ETAG, tag(kept));
      case Booking.Absent() -> ProblemType.NOT_FOUND.response(Inputs.absent().detail());
      case Booking.Full() -> ProblemType.NO_PLACE_LEFT.response("请换一个时间或网点，也可以候补，有名额时短信通知您。");
      case Booking.RanOut(var until) ->
          ProblemType.HOLD_RAN_OUT.response(
              "名额只保留到 " + VisitInputs.told(Times.of(until).toLocalTime()) + "，现在已经放出，请重新预约。");
      case Booking.NotAllowed(var words) -> ProblemType.REFUSED.response(words);
    };
  }

  /** The caller's appointments, the latest visit first. */
  @Get
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(schema = @Schema(implementation = AppointmentResponse.AppointmentPage.class)))
  HttpResponse<?> list(
      HttpRequest<?> request,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    return HttpResponse.ok(
        PageResponse.of(
            bookVisit.list(callers.resident(request), Inputs.page(cursor, limit)),
            kept -> AppointmentResponse.of(kept, names)));
  }

  private Kept own(HttpRequest<?> request, String id) {
    return bookVisit
        .find(callers.resident(request), new AppointmentId(Inputs.id(id)))
        .orElseThrow(Inputs::absent);
  }

  /** One of the caller's. */
  @Get("/{id}")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AppointmentResponse.class)))
  HttpResponse<?> get(HttpRequest<?> request, String id) {
    return answer(new Booking.Done(own(request, id)));
  }

  /** Books what is held or offered. */
  @Post("/{id}/confirmation")
  @HonoursIdempotencyKey
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AppointmentResponse.class)))
  HttpResponse<?> confirm(HttpRequest<?> request, String id) {
    var caller = callers.resident(request);
    var which = own(request, id).appointment().id();
    return writes.write(request, caller, null, () -> answer(bookVisit.confirm(caller, which)));
  }

  /** Moves a booking: both places change hands together, or neither does. */
  @Post("/{id}/rescheduling")
  @HonoursIdempotencyKey
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AppointmentResponse.class)))
  HttpResponse<?> reschedule(HttpRequest<?> request, String id, @Body RescheduleRequest body) {
    var caller = callers.resident(request);
    var which = own(request, id).appointment().id();
    var inputs = new Inputs();
    var date = inputs.required("/date", body.date(), VisitInputs::date);
    var from = inputs.required("/from", body.from(), VisitInputs::time);
    inputs.check();
    return writes.write(
        request, caller, body, () -> answer(bookVisit.reschedule(caller, which, date, from)));
  }

  /** Gives an appointment up. */
  @Post("/{id}/cancellation")
  @HonoursIdempotencyKey
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AppointmentResponse.class)))
  HttpResponse<?> cancel(HttpRequest<?> request, String id) {
    var caller = callers.resident(request);
    var which = own(request, id).appointment().id();
    return writes.write(request, caller, null, () -> answer(bookVisit.cancel(caller, which)));
  }

  /** The QR code to check in with: {@code format} is svg or png. */
  @Get("/{id}/qr-code")
  @ApiResponse(
      responseCode = "200",
      content = {
        @Content(mediaType = "image/svg+xml", schema = @Schema(type = "string")),
        @Content(mediaType = "image/png", schema = @Schema(type = "string", format = "binary"))
      })
  HttpResponse<?> qrCode(HttpRequest<?> request, String id, @Nullable @QueryValue String format) {
    var kept = own(request, id);
    var inputs = new Inputs();
    var wanted =
        inputs.optional("format", format, Inputs.constant(QrFormat.class)).orElse(QrFormat.svg);
    inputs.check();
    return switch (wanted) {
      case svg ->
          HttpResponse.ok(papers.svg(kept.appointment().number()))
              .contentType(MediaType.of("image/svg+xml"));
      case png ->
          HttpResponse.ok(papers.png(kept.appointment().number()))
              .contentType(MediaType.IMAGE_PNG_TYPE);
    };
  }

  /** The appointment for the person's own calendar (iCalendar, RFC 5545). */
  @Get("/{id}/calendar")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = "text/calendar", schema = @Schema(type = "string")))
  HttpResponse<?> calendar(HttpRequest<?> request, String id) {
    var kept = own(request, id);
    return HttpResponse.ok(papers.calendar(kept))
        .contentType(MediaType.of("text/calendar; charset=utf-8"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + kept.appointment().number().display() + ".ics\"");
  }

  /** As what a QR code is wanted. */
  enum QrFormat {
    svg,
    png
  }

  /**
   * What is to be booked.
   *
   * @param from when it begins, such as 09:30
   * @param items codes of service items, at most 5; none where one does not know yet
   * @param people how many are served, 1 to 5; 1 if left out
   * @param caseId the case it belongs to
   * @param confirm whether to book it without holding it first
   */
  @Serdeable
  record HoldRequest(
      @Nullable String group,
      @Nullable String date,
      @Nullable String from,
      @Nullable List<String> items,
      @Nullable Integer people,
      @Nullable String caseId,
      @Nullable Boolean confirm) {}

  /** The other time. */
  @Serdeable
  record RescheduleRequest(@Nullable String date, @Nullable String from) {}
}
