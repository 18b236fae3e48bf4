package org.tongban.web.portal.appointment;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.appointment.AppointmentStore.Kept;
import org.tongban.application.appointment.BookVisit;
import org.tongban.application.appointment.BookVisit.Booking;
import org.tongban.application.appointment.WaitForPlace;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Page;
import org.tongban.domain.appointment.AppointmentId;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.appointment.VisitNames;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** A resident's appointments: confirming, looking, moving, giving up. */
@Hidden
@Controller("/appointments")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.RESIDENT, Roles.STAFF})
@Produces(MediaType.TEXT_HTML)
class MyVisitsController {
  private static final String HOME = "/appointments";
  private static final String PAGE = "appointment/visit";
  private static final String FROM = "from";
  private static final int SHOWN = 20;

  private final Pages pages;
  private final Callers callers;
  private final BookVisit bookVisit;
  private final WaitForPlace waitForPlace;
  private final VisitCalendars calendars;
  private final ShownVisits shown;
  private final VisitNames names;

  MyVisitsController(
      Pages pages,
      Callers callers,
      BookVisit bookVisit,
      WaitForPlace waitForPlace,
      VisitCalendars calendars,
      ShownVisits shown,
      VisitNames names) {
    this.pages = pages;
    this.callers = callers;
    this.bookVisit = bookVisit;
    this.waitForPlace = waitForPlace;
    this.calendars = calendars;
    this.shown = shown;
    this.names = names;
  }

  @Get
  HttpResponse<?> list(
      HttpRequest<?> request,
      @Nullable @QueryValue String after,
      @Nullable @QueryValue String done) {
    if (!(callers.of(request) instanceof Caller.Resident resident)) {
      return Pages.to("/staff");
    }
    var page =
        bookVisit.list(
            resident,
            new Page.Request(
                Optional.ofNullable(after).filter(cursor -> !cursor.isEmpty()), SHOWN));
    var words = new HashMap<String, Object>();
    words.put("visits", shown.of(page.items()));
    words.put("next", page.next().orElse(""));
    words.put("wishes", waitForPlace.list(resident));
    words.put("names", names);
    words.put("done", done == null ? "" : done);
    return pages.show(request, "appointment/list", words);
  }

  private Kept own(HttpRequest<?> request, String id) {
    return bookVisit
        .find(callers.resident(request), new AppointmentId(Inputs.id(id)))
        .orElseThrow(Inputs::absent);
  }

  @Get("/{id}")
  HttpResponse<?> page(HttpRequest<?> request, String id, @Nullable @QueryValue String done) {
    return pages.show(request, PAGE, words(own(request, id), new Form(), done == null ? "" : done));
  }

  private Map<String, Object> words(Kept kept, Form form, String done) {
    var words = new HashMap<String, Object>();
    words.put("visit", shown.of(kept));
    words.put("form", form);
    words.put("done", done);
    return words;
  }

  @Post("/{id}/confirm")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> confirm(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    var kept = own(request, id);
    return switch (bookVisit.confirm(callers.resident(request), kept.appointment().id())) {
      case Booking.Done _ -> Pages.to(HOME + "/" + id + "?done=booked");
      // The page says itself that the time ran out, and how to go on.
      case Booking.RanOut _ -> Pages.to(HOME + "/" + id);
      case Booking.Absent() -> throw Inputs.absent();
      case Booking.Full() -> again(request, id, "名额刚刚约满，请换一个时间。");
      case Booking.NotAllowed(var words) -> again(request, id, words);
    };
  }

  private HttpResponse<?> again(HttpRequest<?> request, String id, String why) {
    var form = new Form();
    form.wrong("visit", why);
    return pages.again(request, PAGE, words(own(request, id), form, ""));
  }

  @Get("/{id}/cancellation")
  HttpResponse<?> cancelling(HttpRequest<?> request, String id) {
    return pages.show(request, "appointment/cancellation", words(own(request, id), new Form(), ""));
  }

  @Post("/{id}/cancellation")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> cancel(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    var kept = own(request, id);
    return switch (bookVisit.cancel(callers.resident(request), kept.appointment().id())) {
      case Booking.Done _, Booking.RanOut _ -> Pages.to(HOME + "?done=cancelled");
      case Booking.Absent() -> throw Inputs.absent();
      case Booking.Full() -> again(request, id, "现在不能取消，请稍后再试。");
      case Booking.NotAllowed(var words) -> again(request, id, words);
    };
  }

  @Get("/{id}/time")
  HttpResponse<?> times(
      HttpRequest<?> request,
      String id,
      @Nullable @QueryValue String month,
      @Nullable @QueryValue String day) {
    var kept = own(request, id);
    return pages.show(
        request,
        "appointment/calendar",
        moving(kept, month, day == null && month == null ? visitDay(kept) : day, new Form()));
  }

  private static String visitDay(Kept kept) {
    return kept.appointment().visit().time().date().toString();
  }

  private Map<String, Object> moving(Kept kept, String month, String day, Form form) {
    var visit = kept.appointment().visit();
    var choice = new VisitChoice(visit.items(), visit.people(), kept.appointment().caseId());
    var words = new HashMap<String, Object>();
    words.put(
        "calendar", calendars.find(visit.group(), choice, month, day).orElseThrow(Inputs::absent));
    words.put("form", form);
    words.put("choice", choice);
    words.put("items", shown.items(choice.items()));
    words.put("base", HOME + "/" + kept.appointment().id().value() + "/time?");
    words.put("unnamed", false);
    words.put("moving", List.of(shown.of(kept)));
    return words;
  }

  @Post("/{id}/time")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> move(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    var kept = own(request, id);
    var form = Form.of(body);
    var date = VisitCalendars.date(form.value("day")).orElseThrow(Inputs::absent);
    var from = VisitTimeController.time(form.value(FROM));
    if (from.isEmpty()) {
      form.wrong(FROM, "请选择一个时间。");
    } else {
      var moved =
          bookVisit.reschedule(
              callers.resident(request), kept.appointment().id(), date, from.get());
      if (moved instanceof Booking.Done) {
        return Pages.to(HOME + "/" + id + "?done=moved");
      }
      form.wrong(FROM, VisitTimeController.refusal(moved, from.get()));
    }
    return pages.again(
        request, "appointment/calendar", moving(own(request, id), null, date.toString(), form));
  }

  /** To be printed, or kept as a file. */
  @Get("/{id}/paper")
  HttpResponse<?> paper(HttpRequest<?> request, String id) {
    return pages.show(request, "appointment/paper", Map.of("visit", shown.of(own(request, id))));
  }
}
