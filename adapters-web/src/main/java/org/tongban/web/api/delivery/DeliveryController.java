package org.tongban.web.api.delivery;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
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
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tongban.application.delivery.ConfirmReceipt;
import org.tongban.application.delivery.Deliveries;
import org.tongban.application.delivery.RunMailRoom;
import org.tongban.application.delivery.RunMailRoom.Answer;
import org.tongban.application.delivery.RunMailRoom.Resolution;
import org.tongban.application.place.Places;
import org.tongban.domain.delivery.CourierName;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.DispatchState;
import org.tongban.domain.delivery.Posting;
import org.tongban.domain.delivery.Waybill;
import org.tongban.web.api.HonoursIdempotencyKey;
import org.tongban.web.api.IdempotentWrites;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.PageResponse;
import org.tongban.web.api.Times;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** Results on their way, and the mail rooms that send them. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = "bearer")
@Tag(name = "deliveries")
class DeliveryController {
  private static final int LONGEST_REASON = 500;

  private final Deliveries deliveries;
  private final RunMailRoom mailRoom;
  private final ConfirmReceipt receipts;
  private final Places places;
  private final Callers callers;
  private final IdempotentWrites writes;

  DeliveryController(
      Deliveries deliveries,
      RunMailRoom mailRoom,
      ConfirmReceipt receipts,
      Places places,
      Callers callers,
      IdempotentWrites writes) {
    this.deliveries = deliveries;
    this.mailRoom = mailRoom;
    this.receipts = receipts;
    this.places = places;
    this.callers = callers;
    this.writes = writes;
  }

  /** The caller's own, the latest first. */
  @Get("/deliveries")
  @Secured(Roles.RESIDENT)
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DispatchPage.class)))
  HttpResponse<?> own(
      HttpRequest<?> request,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    var city = places.organisation();
    var page = deliveries.own(callers.resident(request), Inputs.page(cursor, limit));
    return HttpResponse.ok(PageResponse.of(page, stored -> DispatchResponse.of(stored, city)));
  }

  /** One that is the caller's, or that the caller's mail room sends. */
  @Get("/deliveries/{id}")
  @Secured({Roles.RESIDENT, Roles.STAFF})
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DispatchResponse.class)))
  HttpResponse<?> get(HttpRequest<?> request, String id) {
    var found =
        deliveries
            .find(callers.of(request), new DispatchId(Inputs.id(id)))
            .orElseThrow(() -> Inputs.absent());
    return HttpResponse.ok(DispatchResponse.of(found, places.organisation()));
  }

  /** What the caller said about the arrival of one of their results; 404 if nothing. */
  @Get("/deliveries/{id}/receipt")
  @Secured(Roles.RESIDENT)
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ReceiptResponse.class)))
  HttpResponse<?> receipt(HttpRequest<?> request, String id) {
    return HttpResponse.ok(
        receipts
            .said(callers.resident(request), new DispatchId(Inputs.id(id)))
            .map(ReceiptResponse::of)
            .orElseThrow(() -> Inputs.absent()));
  }

  /** Says whether what the courier reported as signed for has reached the caller. */
  @Post("/deliveries/{id}/receipt")
  @HonoursIdempotencyKey
  @Secured(Roles.RESIDENT)
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ReceiptResponse.class)))
  HttpResponse<?> confirm(HttpRequest<?> request, String id, @Body ReceiptRequest body) {
    var caller = callers.resident(request);
    var dispatch = new DispatchId(Inputs.id(id));
    if (body.received() == null) {
      return Inputs.refused("/received", "请说明是否收到：true 或 false。");
    }
    return writes.write(
        request,
        caller,
        body,
        () ->
            switch (receipts
                .confirm(caller, dispatch, body.received())
                .orElseThrow(() -> Inputs.absent())) {
              case ConfirmReceipt.Answer.Noted(_, var claim) ->
                  HttpResponse.ok(ReceiptResponse.of(claim));
              case ConfirmReceipt.Answer.Refused(var words) -> ProblemType.REFUSED.response(words);
            });
  }

  /** Whether it came. */
  @Serdeable
  record ReceiptRequest(@Nullable Boolean received) {}

  /**
   * What was said.
   *
   * @param outcome what the mail room found out about a parcel that never came
   */
  @Serdeable
  record ReceiptResponse(
      boolean received,
      OffsetDateTime at,
      Optional<Posting.Outcome> outcome,
      Optional<String> outcomeName) {
    static ReceiptResponse of(Posting.Claim claim) {
      return new ReceiptResponse(
          claim.received(),
          Times.of(claim.at()),
          claim.outcome(),
          claim.outcome().map(Posting.Outcome::label));
    }
  }

  /** What the caller's mail rooms send, the oldest first. */
  @Get("/staff/deliveries")
  @Secured(Roles.STAFF)
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DispatchPage.class)))
  HttpResponse<?> mailRoom(
      HttpRequest<?> request,
      @Nullable @QueryValue String state,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    var caller = callers.staff(request);
    var inputs = new Inputs();
    var wanted = inputs.optional("state", state, Inputs.constant(DispatchState.class));
    inputs.check();
    var city = places.organisation();
    var states = wanted.map(Set::of).orElse(Set.of());
    return HttpResponse.ok(
        PageResponse.of(
            deliveries.mailRoom(caller, states, Inputs.page(cursor, limit)),
            stored -> DispatchResponse.of(stored, city)));
  }

  /** The parcel was given to the courier. */
  @Post("/staff/deliveries/{id}/hand-over")
  @HonoursIdempotencyKey
  @Secured(Roles.STAFF)
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DispatchResponse.class)))
  HttpResponse<?> handOver(HttpRequest<?> request, String id) {
    var caller = callers.staff(request);
    var dispatch = new DispatchId(Inputs.id(id));
    return writes.write(request, caller, null, () -> answer(mailRoom.handOver(caller, dispatch)));
  }

  /** Settles what the machine could not. */
  @Post("/staff/deliveries/{id}/resolution")
  @HonoursIdempotencyKey
  @Secured(Roles.STAFF)
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DispatchResponse.class)))
  HttpResponse<?> resolve(HttpRequest<?> request, String id, @Body ResolutionRequest body) {
    var caller = callers.staff(request);
    var dispatch = new DispatchId(Inputs.id(id));
    var inputs = new Inputs();
    var resolution = body.read(inputs);
    inputs.check();
    return writes.write(
        request, caller, body, () -> answer(mailRoom.resolve(caller, dispatch, resolution)));
  }

  private MutableHttpResponse<?> answer(Optional<Answer> answer) {
    return switch (answer.orElseThrow(() -> Inputs.absent())) {
      case Answer.Done(var dispatch) ->
          HttpResponse.ok(DispatchResponse.of(dispatch, places.organisation()));
      case Answer.Refused(var words) -> ProblemType.REFUSED.response(words);
    };
  }

  /** How a person settles it. */
  enum ResolutionKind {
    TRY_AGAIN,
    NOT_BOOKED,
    BOOKED_BY_HAND,
    CAME_BACK,
    GIVE_UP,
    RESEND,
    PROVEN
  }

  /**
   * How a person settles it: a parcel booked by hand has a courier and a waybill, one that is given
   * up or came back a reason.
   */
  @Serdeable
  record ResolutionRequest(
      @Nullable String kind,
      @Nullable String courier,
      @Nullable String waybill,
      @Nullable String reason) {

    @Nullable
    Resolution read(Inputs inputs) {
      var wanted = inputs.required("/kind", kind, Inputs.constant(ResolutionKind.class));
      return switch (wanted) {
        case null -> null;
        case TRY_AGAIN -> new Resolution.TryAgain();
        case BOOKED_BY_HAND -> {
          var name = inputs.required("/courier", courier, CourierName::new);
          var bill =
              name == null
                  ? null
                  : inputs.required("/waybill", waybill, number -> new Waybill(name, number));
          yield bill == null ? null : new Resolution.BookedByHand(bill);
        }
        case NOT_BOOKED -> new Resolution.NotBooked();
        case CAME_BACK -> new Resolution.CameBack(inputs.text("/reason", reason, LONGEST_REASON));
        case PROVEN -> new Resolution.Proven();
        case GIVE_UP -> new Resolution.GiveUp(inputs.text("/reason", reason, LONGEST_REASON));
        case RESEND -> new Resolution.Resend();
      };
    }

    @Override
    public String toString() {
      return "ResolutionRequest[" + kind + "]";
    }
  }

  /** A part of the dispatches. */
  @Serdeable
  record DispatchPage(List<DispatchResponse> items, Optional<String> next) {}
}
