package org.tongban.web.portal.queue;

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
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tongban.application.identity.Caller;
import org.tongban.application.place.Places;
import org.tongban.application.queue.HallNow;
import org.tongban.application.queue.TakeTicket;
import org.tongban.application.queue.TakeTicket.Taking;
import org.tongban.application.queue.WatchQueue;
import org.tongban.domain.place.ServicePoint;
import org.tongban.domain.place.ServicePointKind;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.queue.TicketId;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.queue.QueueResponse;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;
import org.tongban.web.security.WebConfiguration;

/** Halls, their boards, and tickets, for everybody. */
@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
class HallPagesController {
  private final Pages pages;
  private final Callers callers;
  private final WatchQueue watchQueue;
  private final TakeTicket takeTicket;
  private final TicketForm ticketForm;
  private final Places places;
  private final WebConfiguration web;

  HallPagesController(
      Pages pages,
      Callers callers,
      WatchQueue watchQueue,
      TakeTicket takeTicket,
      TicketForm ticketForm,
      Places places,
      WebConfiguration web) {
    this.pages = pages;
    this.callers = callers;
    this.watchQueue = watchQueue;
    this.takeTicket = takeTicket;
    this.ticketForm = ticketForm;
    this.places = places;
    this.web = web;
  }

  @Get("/halls")
  HttpResponse<?> halls(HttpRequest<?> request) {
    return pages.show(
        request,
        "queue/halls",
        Map.of("halls", points(ServicePointKind.MUNICIPAL_HALL, ServicePointKind.COUNTY_HALL)));
  }

  private List<ServicePoint> points(ServicePointKind... kinds) {
    return places.organisation().servicePoints().stream()
        .filter(point -> !point.partner() && List.of(kinds).contains(point.kind()))
        .sorted(Comparator.comparing(ServicePoint::kind).thenComparing(ServicePoint::code))
        .toList();
  }

  private HallNow find(String code) {
    return watchQueue.hall(Inputs.code(code, UnitCode::new)).orElseThrow(Inputs::absent);
  }

  @Get("/halls/{code}")
  HttpResponse<?> hall(HttpRequest<?> request, String code) {
    return pages.show(request, "queue/hall", words(request, find(code), new Form()));
  }

  private Map<String, Object> words(HttpRequest<?> request, HallNow now, Form form) {
    var caller = callers.find(request);
    var words = new HashMap<String, Object>();
    words.put("now", now);
    words.put("form", form);
    words.put("resident", caller.filter(Caller.Resident.class::isInstance).isPresent());
    words.put(
        "mine",
        caller
            .filter(Caller.Resident.class::isInstance)
            .map(Caller.Resident.class::cast)
            .map(
                person ->
                    takeTicket.mine(person).stream()
                        .filter(one -> one.ticket().hall().equals(now.hall().code()))
                        .filter(one -> one.ticket().open())
                        .toList())
            .orElse(List.of()));
    return words;
  }

  @Post("/halls/{code}/tickets")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(Roles.RESIDENT)
  HttpResponse<?> take(
      HttpRequest<?> request, String code, @Body @Nullable Map<String, Object> body) {
    var now = find(code);
    var form = Form.of(body);
    return ticketForm
        .take(callers.resident(request), now.hall().code(), form)
        .<HttpResponse<?>>map(ticket -> Pages.to("/tickets/" + ticket.id()))
        .orElseGet(() -> pages.again(request, "queue/hall", words(request, now, form)));
  }

  @Post("/halls/{code}/check-in")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(Roles.RESIDENT)
  HttpResponse<?> checkIn(
      HttpRequest<?> request, String code, @Body @Nullable Map<String, Object> body) {
    var now = find(code);
    var form = Form.of(body);
    return ticketForm
        .checkIn(callers.resident(request), now.hall().code(), form)
        .<HttpResponse<?>>map(ticket -> Pages.to("/tickets/" + ticket.id()))
        .orElseGet(() -> pages.again(request, "queue/hall", words(request, now, form)));
  }

  @Get("/halls/{code}/board")
  HttpResponse<?> board(HttpRequest<?> request, String code) {
    var now = find(code);
    return pages.show(request, "queue/board", Map.of("now", now, "board", QueueResponse.of(now)));
  }

  @Get("/tickets/{id}")
  HttpResponse<?> ticket(HttpRequest<?> request, String id, @Nullable @QueryValue String kiosk) {
    return pages.show(request, "queue/ticket", ticket(request, id, kiosk, new Form()));
  }

  private Map<String, Object> ticket(HttpRequest<?> request, String id, String kiosk, Form form) {
    var shown = takeTicket.find(new TicketId(Inputs.id(id))).orElseThrow(Inputs::absent);
    var ticket = shown.ticket();
    var words = new HashMap<String, Object>();
    words.put("shown", shown);
    words.put("form", form);
    words.put("code", QrCode.of(web.getBaseUrl() + "/tickets/" + ticket.id()));
    words.put("kiosk", "1".equals(kiosk) ? "/staff/queue/" + ticket.hall().value() + "/kiosk" : "");
    words.put(
        "own",
        callers
            .find(request)
            .filter(Caller.Resident.class::isInstance)
            .map(Caller.Resident.class::cast)
            .filter(person -> ticket.holder().filter(person.person()::equals).isPresent())
            .isPresent());
    return words;
  }

  @Post("/tickets/{id}/cancel")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(Roles.RESIDENT)
  HttpResponse<?> cancel(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    var form = Form.of(body);
    return switch (takeTicket.cancel(callers.resident(request), new TicketId(Inputs.id(id)))) {
      case Taking.Taken(var shown) -> Pages.to("/tickets/" + shown.ticket().id());
      case Taking.Absent() -> throw Inputs.absent();
      case Taking.NotAllowed(var words) -> {
        form.wrong("cancel", words);
        yield pages.again(request, "queue/ticket", ticket(request, id, null, form));
      }
    };
  }

  @Get("/me/tickets")
  @Secured({Roles.RESIDENT, Roles.STAFF})
  HttpResponse<?> mine(HttpRequest<?> request) {
    return switch (callers.of(request)) {
      case Caller.Staff _ -> Pages.to("/staff/queue");
      case Caller.Resident resident ->
          pages.show(request, "queue/mine", Map.of("tickets", takeTicket.mine(resident)));
    };
  }
}
