package org.tongban.web.api.queue;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.tongban.application.queue.TakeTicket;
import org.tongban.application.queue.TakeTicket.Taking;
import org.tongban.domain.appointment.AppointmentNumber;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.queue.Priority;
import org.tongban.domain.queue.TicketId;
import org.tongban.web.api.HonoursIdempotencyKey;
import org.tongban.web.api.IdempotentWrites;
import org.tongban.web.api.Inputs;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** Tickets of halls: taking them, checking in, giving them up. */
@Controller("/api/v1/tickets")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.RESIDENT, Roles.STAFF})
@SecurityRequirement(name = "bearer")
@Tag(name = "queue")
class TicketController {
  private static final int MOST_PRIORITIES = 10;

  private final TakeTicket takeTicket;
  private final Callers callers;
  private final IdempotentWrites writes;

  TicketController(TakeTicket takeTicket, Callers callers, IdempotentWrites writes) {
    this.takeTicket = takeTicket;
    this.callers = callers;
    this.writes = writes;
  }

  /**
   * Takes a ticket, or checks a booked visitor in: with {@code appointment} it stands for that
   * appointment, otherwise it is for {@code group}. Residents take one at a time in a hall, while
   * it is open or shortly before; the staff of the hall, at its kiosk, any number.
   */
  @Post
  @HonoursIdempotencyKey
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = TicketResponse.class)))
  HttpResponse<?> take(HttpRequest<?> request, @Body TakeRequest body) {
    var caller = callers.of(request);
    var inputs = new Inputs();
    var hall = inputs.required("/servicePoint", body.servicePoint(), UnitCode::new);
    Supplier<Taking> taking;
    if (body.appointment() == null) {
      var group = inputs.required("/group", body.group(), ServiceGroupCode::new);
      var priorities = priorities(inputs, body.priorities());
      taking = () -> takeTicket.take(caller, new TakeTicket.Wish(hall, group, priorities));
    } else {
      if (body.group() != null) {
        inputs.wrong("/group", "预约签到不用选业务，请去掉。");
      }
      var number =
          inputs.required("/appointment", body.appointment(), TicketController::appointment);
      taking = () -> takeTicket.checkIn(caller, hall, number);
    }
    inputs.check();
    return writes.write(
        request,
        caller,
        body,
        () ->
            switch (taking.get()) {
              case Taking.Taken(var shown) ->
                  HttpResponse.created(
                      TicketResponse.of(shown),
                      URI.create("/api/v1/tickets/" + shown.ticket().id().value()));
              case Taking.Absent() -> ProblemType.NOT_FOUND.response(Inputs.absent().detail());
              case Taking.NotAllowed(var words) -> ProblemType.REFUSED.response(words);
            });
  }

  private static AppointmentNumber appointment(String typed) {
    return AppointmentNumber.parse(typed)
        .orElseThrow(() -> new IllegalArgumentException("预约号不正确，请对照预约短信或二维码核对。"));
  }

  private static Set<Priority> priorities(Inputs inputs, @Nullable List<String> names) {
    var found = EnumSet.noneOf(Priority.class);
    if (names != null) {
      if (names.size() > MOST_PRIORITIES) {
        inputs.wrong("/priorities", "最多 " + MOST_PRIORITIES + " 项。");
        return found;
      }
      for (int i = 0; i < names.size(); i++) {
        var one =
            inputs.required("/priorities/" + i, names.get(i), Inputs.constant(Priority.class));
        if (one != null) {
          found.add(one);
        }
      }
    }
    return found;
  }

  /** The resident's tickets of today, the latest first. */
  @Get
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TicketResponse.TicketList.class)))
  HttpResponse<?> mine(HttpRequest<?> request) {
    return HttpResponse.ok(
        new TicketResponse.TicketList(
            takeTicket.mine(callers.resident(request)).stream().map(TicketResponse::of).toList()));
  }

  /** Gives a ticket up; the resident's own, or, for staff, one of their hall. */
  @Post("/{id}/cancellation")
  @HonoursIdempotencyKey
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TicketResponse.class)))
  HttpResponse<?> cancel(HttpRequest<?> request, String id) {
    var caller = callers.of(request);
    var which = new TicketId(Inputs.id(id));
    return writes.write(request, caller, null, () -> answer(takeTicket.cancel(caller, which)));
  }

  private static MutableHttpResponse<?> answer(Taking taking) {
    return switch (taking) {
      case Taking.Taken(var shown) -> HttpResponse.ok(TicketResponse.of(shown));
      case Taking.Absent() -> ProblemType.NOT_FOUND.response(Inputs.absent().detail());
      case Taking.NotAllowed(var words) -> ProblemType.REFUSED.response(words);
    };
  }

  /**
   * What somebody comes for.
   *
   * @param group a service group of the hall, for a walk-in
   * @param priorities names of {@link Priority} that hold for them
   * @param appointment the appointment's number, to check in
   */
  @Serdeable
  record TakeRequest(
      @Nullable String servicePoint,
      @Nullable String group,
      @Nullable List<String> priorities,
      @Nullable String appointment) {}
}
