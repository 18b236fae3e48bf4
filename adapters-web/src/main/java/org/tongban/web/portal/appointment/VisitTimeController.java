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
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.appointment.BookVisit.Booking;
import org.tongban.application.identity.Caller;
import org.tongban.domain.appointment.BookingRules;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.web.api.Inputs;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.portal.Words;
import org.tongban.web.security.Callers;

/** The calendar of a service group, and holding one of its times. */
@Hidden
@Controller("/appointments")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
class VisitTimeController {
  private static final String PAGE = "appointment/calendar";
  private static final String FROM = "from";

  private final Pages pages;
  private final Callers callers;
  private final VisitCalendars calendars;
  private final VisitBooking booking;
  private final ShownVisits shown;

  VisitTimeController(
      Pages pages,
      Callers callers,
      VisitCalendars calendars,
      VisitBooking booking,
      ShownVisits shown) {
    this.pages = pages;
    this.callers = callers;
    this.calendars = calendars;
    this.booking = booking;
    this.shown = shown;
  }

  /** A time of the day as the form sends it; empty if it is none. */
  static Optional<LocalTime> time(String text) {
    try {
      return Optional.of(LocalTime.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  @Get("/calendar")
  HttpResponse<?> page(
      HttpRequest<?> request,
      @Nullable @QueryValue String group,
      @Nullable @QueryValue String month,
      @Nullable @QueryValue String day,
      @Nullable @QueryValue String from) {
    var code = Inputs.code(group == null ? "" : group, ServiceGroupCode::new);
    var choice = VisitChoice.of(request);
    var calendar = calendars.find(code, choice, month, day).orElseThrow(Inputs::absent);
    return pages.show(
        request,
        PAGE,
        words(request, choice, calendar, new Form().with(FROM, from == null ? "" : from)));
  }

  private Map<String, Object> words(
      HttpRequest<?> request, VisitChoice choice, VisitCalendar calendar, Form form) {
    var words = new HashMap<String, Object>();
    words.put("form", form);
    words.put("choice", choice);
    words.put("calendar", calendar);
    words.put("items", shown.items(choice.items()));
    words.put("base", base(calendar.group().code(), choice));
    words.put(
        "unnamed",
        callers
            .find(request)
            .filter(Caller.Resident.class::isInstance)
            .map(Caller.Resident.class::cast)
            .filter(me -> me.realNameLevel() < BookingRules.REAL_NAME_LEVEL)
            .isPresent());
    return words;
  }

  private static String base(ServiceGroupCode group, VisitChoice choice) {
    return "/appointments/calendar?group=" + group.value() + "&" + choice.query();
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> hold(HttpRequest<?> request, @Body @Nullable Map<String, Object> body) {
    var form = Form.of(body);
    var code = Inputs.code(form.value("group"), ServiceGroupCode::new);
    var choice = VisitChoice.of(form);
    var date = VisitCalendars.date(form.value("day")).orElseThrow(Inputs::absent);
    var from = time(form.value(FROM));
    var caller = callers.find(request);
    if (caller.isEmpty()) {
      var here = base(code, choice) + "day=" + date + "&from=" + from.map(Words::clock).orElse("");
      return Pages.to("/sign-in?next=" + URLEncoder.encode(here, StandardCharsets.UTF_8));
    }
    if (from.isEmpty()) {
      form.wrong(FROM, "请选择一个时间。");
    } else {
      var held = booking.hold(callers.resident(request), code, choice, date, from.get());
      if (held instanceof Booking.Done(var kept)) {
        return Pages.to("/appointments/" + kept.appointment().id().value());
      }
      form.wrong(FROM, refusal(held, from.get()));
    }
    var calendar = fresh(code, choice, date);
    return pages.again(request, PAGE, words(request, choice, calendar, form));
  }

  private VisitCalendar fresh(ServiceGroupCode code, VisitChoice choice, LocalDate date) {
    return calendars.find(code, choice, null, date.toString()).orElseThrow(Inputs::absent);
  }

  /** Why it is not held or moved, and what to do. */
  static String refusal(Booking booking, LocalTime from) {
    return switch (booking) {
      case Booking.Done _ -> throw new IllegalArgumentException("It is done");
      case Booking.Absent() -> throw Inputs.absent();
      case Booking.Full() -> Words.clock(from) + " 刚刚约满。下面是现在的名额，请换一个时间，或者候补。";
      case Booking.RanOut _ -> "这个时间没有及时确认，已经放出。请重新选一个时间。";
      case Booking.NotAllowed(var words) -> words;
    };
  }
}
