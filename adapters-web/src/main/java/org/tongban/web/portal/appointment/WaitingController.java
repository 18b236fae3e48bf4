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
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tongban.application.appointment.WaitForPlace;
import org.tongban.application.appointment.WaitForPlace.Waiting;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.appointment.Wish;
import org.tongban.domain.appointment.WishId;
import org.tongban.web.api.Inputs;
import org.tongban.web.portal.Field;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** Waiting for a place of days that are full (候补). */
@Hidden
@Controller("/appointments/waiting")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.RESIDENT, Roles.STAFF})
@Produces(MediaType.TEXT_HTML)
class WaitingController {
  private static final String PAGE = "appointment/waiting";
  private static final String LAST = "last";
  private static final LocalTime NOON = LocalTime.NOON;

  private final Pages pages;
  private final Callers callers;
  private final WaitForPlace waitForPlace;
  private final VisitCalendars calendars;
  private final ShownVisits shown;

  WaitingController(
      Pages pages,
      Callers callers,
      WaitForPlace waitForPlace,
      VisitCalendars calendars,
      ShownVisits shown) {
    this.pages = pages;
    this.callers = callers;
    this.waitForPlace = waitForPlace;
    this.calendars = calendars;
    this.shown = shown;
  }

  /** When in the day it suits. */
  enum Part {
    ANY("全天都可以", LocalTime.MIN, LocalTime.MAX),
    MORNING("上午", LocalTime.MIN, NOON),
    AFTERNOON("下午", NOON, LocalTime.MAX);

    private final String label;
    private final LocalTime from;
    private final LocalTime until;

    Part(String label, LocalTime from, LocalTime until) {
      this.label = label;
      this.from = from;
      this.until = until;
    }

    String label() {
      return label;
    }
  }

  @Get("/new")
  HttpResponse<?> page(
      HttpRequest<?> request,
      @Nullable @QueryValue String group,
      @Nullable @QueryValue String day) {
    callers.resident(request);
    var code = Inputs.code(group == null ? "" : group, ServiceGroupCode::new);
    var first = VisitCalendars.date(day).orElseGet(calendars::today);
    var form =
        new Form()
            .with("first", first.toString())
            .with(LAST, first.toString())
            .with("part", Part.ANY.name());
    return pages.show(request, PAGE, words(code, VisitChoice.of(request), form));
  }

  private Map<String, Object> words(ServiceGroupCode code, VisitChoice choice, Form form) {
    var words = new HashMap<String, Object>();
    words.put("form", form);
    words.put("choice", choice);
    words.put("items", shown.items(choice.items()));
    words.put("parts", parts());
    words.put("calendar", calendars.find(code, choice, null, null).orElseThrow(Inputs::absent));
    return words;
  }

  private static List<Field.Option> parts() {
    return Arrays.stream(Part.values())
        .map(part -> new Field.Option(part.name(), part.label()))
        .toList();
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> join(HttpRequest<?> request, @Body @Nullable Map<String, Object> body) {
    var caller = callers.resident(request);
    var form = Form.of(body);
    var code = Inputs.code(form.value("group"), ServiceGroupCode::new);
    var choice = VisitChoice.of(form);
    var first = form.required("first", "请填写从哪天起。", WaitingController::date);
    var last = form.required(LAST, "请填写到哪天为止。", WaitingController::date);
    var part = form.required("part", "请选择什么时候方便。", Part::valueOf);
    if (first.isPresent() && last.isPresent() && wrong(first.get(), last.get())) {
      form.wrong(LAST, "结束日期不能早于开始日期，最长一个月。");
    }
    if (!form.hasErrors()) {
      var wanted =
          new WaitForPlace.Wanted(
              code,
              first.orElseThrow(),
              last.orElseThrow(),
              part.orElseThrow().from,
              part.orElseThrow().until,
              choice.items(),
              choice.people());
      switch (waitForPlace.join(caller, wanted)) {
        case Waiting.Joined _ -> {
          return Pages.to("/appointments?done=waiting");
        }
        case Waiting.Absent() -> throw Inputs.absent();
        case Waiting.NotAllowed(var words) -> form.wrong("first", words);
      }
    }
    return pages.again(request, PAGE, words(code, choice, form));
  }

  private static LocalDate date(String text) {
    return VisitCalendars.date(text)
        .orElseThrow(() -> new IllegalArgumentException("日期的格式为年-月-日，例如 2026-01-31。"));
  }

  private static boolean wrong(LocalDate first, LocalDate last) {
    return last.isBefore(first) || first.plusDays(Wish.MAXIMUM_DAYS).isBefore(last);
  }

  @Post("/{id}/leave")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> leave(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    // Gone is gone, whoever was first.
    waitForPlace.leave(callers.resident(request), new WishId(Inputs.id(id)));
    return Pages.to("/appointments?done=left");
  }
}
