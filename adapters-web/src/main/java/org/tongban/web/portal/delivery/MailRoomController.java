package org.tongban.web.portal.delivery;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.delivery.Deliveries;
import org.tongban.application.delivery.RunMailRoom;
import org.tongban.application.transaction.Page;
import org.tongban.domain.delivery.CourierName;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.DispatchState;
import org.tongban.domain.delivery.Waybill;
import org.tongban.web.api.Inputs;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** The mail room (寄递室): what is to be handed over, and what needs a person. */
@Hidden
@Controller("/staff/mail")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.STAFF)
@Produces(MediaType.TEXT_HTML)
class MailRoomController {
  private static final int SHOWN = 30;

  private final Pages pages;
  private final Callers callers;
  private final Deliveries deliveries;
  private final RunMailRoom mailRoom;

  MailRoomController(Pages pages, Callers callers, Deliveries deliveries, RunMailRoom mailRoom) {
    this.pages = pages;
    this.callers = callers;
    this.deliveries = deliveries;
    this.mailRoom = mailRoom;
  }

  @Get
  HttpResponse<?> page(HttpRequest<?> request, @Nullable @QueryValue String after) {
    var open = EnumSet.allOf(DispatchState.class);
    open.removeIf(DispatchState::closed);
    return pages.show(
        request,
        "delivery/mailRoom",
        Map.of(
            "dispatches",
            deliveries.mailRoom(
                callers.staff(request),
                open,
                new Page.Request(
                    Optional.ofNullable(after).filter(cursor -> !cursor.isEmpty()), SHOWN))));
  }

  @Post("/{id}/hand-over")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> handOver(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    return done(mailRoom.handOver(callers.staff(request), new DispatchId(Inputs.id(id))));
  }

  @Post("/{id}/resolution")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> resolve(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    var form = Form.of(body);
    RunMailRoom.Resolution resolution;
    try {
      resolution =
          switch (form.value("resolution")) {
            case "try-again" -> new RunMailRoom.Resolution.TryAgain();
            case "by-hand" ->
                new RunMailRoom.Resolution.BookedByHand(
                    new Waybill(new CourierName(form.value("courier")), form.value("waybill")));
            case "give-up" -> new RunMailRoom.Resolution.GiveUp(form.value("reason").strip());
            case "resend" -> new RunMailRoom.Resolution.Resend();
            default -> throw Inputs.absent();
          };
    } catch (IllegalArgumentException e) {
      return ProblemType.INVALID_INPUT.response(e.getMessage());
    }
    return done(
        mailRoom.resolve(callers.staff(request), new DispatchId(Inputs.id(id)), resolution));
  }

  private static HttpResponse<?> done(Optional<RunMailRoom.Answer> answer) {
    return switch (answer.orElseThrow(Inputs::absent)) {
      case RunMailRoom.Answer.Done _ -> Pages.to("/staff/mail");
      case RunMailRoom.Answer.Refused(var words) -> ProblemType.REFUSED.response(words);
    };
  }
}
