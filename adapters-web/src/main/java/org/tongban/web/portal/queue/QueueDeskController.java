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
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.queue.HallNow;
import org.tongban.application.queue.RunHall;
import org.tongban.application.queue.RunWindow;
import org.tongban.application.queue.RunWindow.Answer;
import org.tongban.application.queue.RunWindow.Step;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.queue.CallOrder;
import org.tongban.domain.queue.Desk;
import org.tongban.domain.queue.Ticket;
import org.tongban.domain.queue.TicketId;
import org.tongban.domain.queue.TicketState;
import org.tongban.web.api.Inputs;
import org.tongban.web.portal.Field;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** Calling at a window, and the hall's kiosk. */
@Hidden
@Controller("/staff/queue")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.STAFF)
@Produces(MediaType.TEXT_HTML)
class QueueDeskController {
  private static final int SHOWN = 30;

  private final Pages pages;
  private final Callers callers;
  private final RunWindow runWindow;
  private final RunHall runHall;
  private final TicketForm ticketForm;

  QueueDeskController(
      Pages pages, Callers callers, RunWindow runWindow, RunHall runHall, TicketForm ticketForm) {
    this.pages = pages;
    this.callers = callers;
    this.runWindow = runWindow;
    this.runHall = runHall;
    this.ticketForm = ticketForm;
  }

  @Get
  HttpResponse<?> halls(HttpRequest<?> request) {
    var halls = runWindow.halls(callers.staff(request));
    return halls.size() == 1
        ? Pages.to("/staff/queue/" + halls.getFirst().code().value())
        : pages.show(request, "queue/staffHalls", Map.of("halls", halls));
  }

  private HallNow find(Caller.Staff caller, String code) {
    return runWindow.hall(caller, Inputs.code(code, UnitCode::new)).orElseThrow(Inputs::absent);
  }

  @Get("/{code}")
  HttpResponse<?> hall(HttpRequest<?> request, String code) {
    var caller = callers.staff(request);
    var now = find(caller, code);
    return pages.show(
        request,
        "queue/staffHall",
        Map.of(
            "now",
            now,
            "caller",
            caller.actorId(),
            "manager",
            runHall.rules(caller, now.hall().code()).isPresent()));
  }

  private static Desk desk(HallNow now, String number) {
    return now.desk(number).orElseThrow(Inputs::absent);
  }

  @Get("/{code}/windows/{number}")
  HttpResponse<?> window(HttpRequest<?> request, String code, String number) {
    var caller = callers.staff(request);
    var now = find(caller, code);
    return pages.show(
        request, "queue/window", words(caller, now, desk(now, number), new Form(), 0));
  }

  private Map<String, Object> words(
      Caller.Staff caller, HallNow now, Desk desk, Form form, int left) {
    var groups = CallOrder.groupsOf(desk.window(), now.groups());
    var mine = now.tickets().stream().filter(ticket -> groups.contains(ticket.group())).toList();
    var words = new HashMap<String, Object>();
    words.put("now", now);
    words.put("desk", desk);
    words.put("form", form);
    words.put("left", left);
    words.put("held", desk.heldBy(caller.actorId()));
    words.put("manager", runHall.rules(caller, now.hall().code()).isPresent());
    words.put("current", CallOrder.at(desk.window(), now.tickets()));
    words.put(
        "waiting",
        mine.stream()
            .filter(Ticket::waiting)
            .filter(ticket -> ticket.window().filter(at -> !at.equals(desk.window())).isEmpty())
            .sorted(CallOrder.BY_PLACE)
            .limit(SHOWN)
            .toList());
    words.put(
        "away",
        mine.stream()
            .filter(
                ticket ->
                    switch (ticket.state()) {
                      case TicketState.Parked _, TicketState.NoShow _ -> true;
                      case TicketState.Waiting _,
                          TicketState.Called _,
                          TicketState.Serving _,
                          TicketState.Finished _,
                          TicketState.Cancelled _ ->
                          false;
                    })
            .sorted(CallOrder.BY_PLACE)
            .limit(SHOWN)
            .toList());
    words.put("targets", targets(now, desk));
    return words;
  }

  /** Where a visitor can be transferred to: any window of a group, or one that is open. */
  private static List<Field.Option> targets(HallNow now, Desk desk) {
    var targets = new ArrayList<Field.Option>();
    for (var group : now.groups()) {
      if (!CallOrder.groupsOf(desk.window(), List.of(group)).contains(group.code())) {
        targets.add(new Field.Option(group.code().value(), group.name() + "（任一窗口）"));
      }
      for (var window : group.windows()) {
        if (!window.number().equals(desk.window())
            && now.desk(window.number()).filter(Desk::calling).isPresent()) {
          targets.add(
              new Field.Option(
                  group.code().value() + "/" + window.number(),
                  group.name() + "：" + window.number() + " " + window.name()));
        }
      }
    }
    return targets;
  }

  @Post("/{code}/windows/{number}/{step}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> step(
      HttpRequest<?> request,
      String code,
      String number,
      String step,
      @Body @Nullable Map<String, Object> body) {
    var caller = callers.staff(request);
    var now = find(caller, code);
    var desk = desk(now, number);
    var form = Form.of(body);
    var read = step(step, form);
    if (read.isEmpty()) {
      return pages.again(request, "queue/window", words(caller, now, desk, form, 0));
    }
    return answered(
        request,
        caller,
        code,
        number,
        form,
        runWindow.step(caller, now.hall().code(), number, read.get()));
  }

  private static Optional<Step> step(String name, Form form) {
    return switch (name) {
      case "open" -> Optional.of(new Step.Open());
      case "pause" -> Optional.of(new Step.Pause());
      case "close" -> Optional.of(new Step.Close(form.text("anyway").isPresent()));
      case "call" -> Optional.of(new Step.CallNext());
      case "recall" -> Optional.of(new Step.Recall());
      case "start" -> Optional.of(new Step.Start());
      case "finish" -> Optional.of(new Step.Finish());
      case "park" -> Optional.of(new Step.Park());
      case "miss" -> Optional.of(new Step.Miss());
      case "transfer" -> form.required("to", "请选择转到哪里。", QueueDeskController::transfer);
      default -> throw Inputs.absent();
    };
  }

  private static Step transfer(String target) {
    var parts = target.split("/", 2);
    return new Step.Transfer(
        new ServiceGroupCode(parts[0]),
        parts.length == 2 ? Optional.of(parts[1]) : Optional.empty());
  }

  private HttpResponse<?> answered(
      HttpRequest<?> request,
      Caller.Staff caller,
      String code,
      String number,
      Form form,
      Answer answer) {
    int left = 0;
    switch (answer) {
      case Answer.Done _ -> {
        return Pages.to("/staff/queue/" + code + "/windows/" + number);
      }
      case Answer.Absent() -> throw Inputs.absent();
      case Answer.NotAllowed(var words) -> form.wrong("step", words);
      case Answer.LeavesPeople(var waiting) -> {
        left = waiting;
        form.wrong("step", "还有 " + waiting + " 人在等，关窗后没有窗口叫他们。");
      }
    }
    var now = find(caller, code);
    return pages.again(request, "queue/window", words(caller, now, desk(now, number), form, left));
  }

  @Post("/{code}/windows/{number}/back/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> comeBack(
      HttpRequest<?> request,
      String code,
      String number,
      String id,
      @Body @Nullable Map<String, Object> body) {
    var caller = callers.staff(request);
    var now = find(caller, code);
    desk(now, number);
    return answered(
        request,
        caller,
        code,
        number,
        Form.of(body),
        runWindow.comeBack(caller, now.hall().code(), new TicketId(Inputs.id(id))));
  }

  @Get("/{code}/kiosk")
  HttpResponse<?> kiosk(HttpRequest<?> request, String code) {
    return pages.show(
        request,
        "queue/kiosk",
        Map.of("now", find(callers.staff(request), code), "form", new Form()));
  }

  @Post("/{code}/kiosk/tickets")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> take(
      HttpRequest<?> request, String code, @Body @Nullable Map<String, Object> body) {
    var caller = callers.staff(request);
    var now = find(caller, code);
    var form = Form.of(body);
    return kiosk(request, now, form, ticketForm.take(caller, now.hall().code(), form));
  }

  @Post("/{code}/kiosk/check-in")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> checkIn(
      HttpRequest<?> request, String code, @Body @Nullable Map<String, Object> body) {
    var caller = callers.staff(request);
    var now = find(caller, code);
    var form = Form.of(body);
    return kiosk(request, now, form, ticketForm.checkIn(caller, now.hall().code(), form));
  }

  private HttpResponse<?> kiosk(
      HttpRequest<?> request, HallNow now, Form form, Optional<Ticket> ticket) {
    return ticket
        .<HttpResponse<?>>map(one -> Pages.to("/tickets/" + one.id() + "?kiosk=1"))
        .orElseGet(() -> pages.again(request, "queue/kiosk", Map.of("now", now, "form", form)));
  }
}
