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
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.queue.HallStore;
import org.tongban.application.queue.RunHall;
import org.tongban.application.transaction.Page;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.queue.Priority;
import org.tongban.domain.queue.QueueRules;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.Times;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** The figures, the log and the rules of a hall, for its manager. */
@Hidden
@Controller("/staff/queue")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.STAFF)
@Produces(MediaType.TEXT_HTML)
class HallManagerController {
  private static final int SHOWN = 100;
  private static final String PRIORITY = "priority-";

  private final Pages pages;
  private final Callers callers;
  private final RunHall runHall;
  private final Clock clock;

  HallManagerController(Pages pages, Callers callers, RunHall runHall, Clock clock) {
    this.pages = pages;
    this.callers = callers;
    this.runHall = runHall;
    this.clock = clock;
  }

  /** The day that is asked for; what is none is today. */
  private LocalDate day(String text) {
    var today = LocalDate.ofInstant(clock.instant(), Times.ZONE);
    if (text == null || text.isBlank()) {
      return today;
    }
    try {
      var day = Inputs.date(text.strip());
      return day.getYear() < 2000 || day.getYear() > 2999 ? today : day;
    } catch (IllegalArgumentException _) {
      return today;
    }
  }

  @Get("/{code}/statistics")
  HttpResponse<?> statistics(
      HttpRequest<?> request, String code, @Nullable @QueryValue String day) {
    var figures =
        runHall
            .statistics(callers.staff(request), Inputs.code(code, UnitCode::new), day(day))
            .orElseThrow(Inputs::absent);
    var hours = figures.statistics().hours();
    return pages.show(
        request,
        "queue/statistics",
        Map.of(
            "figures",
            figures,
            "chart",
            hours.isEmpty() ? Optional.empty() : Optional.of(HourChart.of(hours))));
  }

  @Get("/{code}/log")
  HttpResponse<?> log(
      HttpRequest<?> request,
      String code,
      @Nullable @QueryValue String day,
      @Nullable @QueryValue String after) {
    var caller = callers.staff(request);
    var hall = Inputs.code(code, UnitCode::new);
    var on = day(day);
    var page = new Page.Request(Optional.ofNullable(after).filter(text -> !text.isEmpty()), SHOWN);
    return pages.show(
        request,
        "queue/log",
        Map.of(
            "hall",
            hall,
            "day",
            on,
            "events",
            runHall.log(caller, hall, on, page).orElseThrow(Inputs::absent)));
  }

  private HallStore.StoredRules find(HttpRequest<?> request, String code) {
    return runHall
        .rules(callers.staff(request), Inputs.code(code, UnitCode::new))
        .orElseThrow(Inputs::absent);
  }

  @Get("/{code}/rules")
  HttpResponse<?> rules(HttpRequest<?> request, String code, @Nullable @QueryValue String saved) {
    var stored = find(request, code);
    var rules = stored.rules();
    var form =
        new Form()
            .with("version", Integer.toString(stored.version()))
            .with("booked", Long.toString(rules.bookedHeadStart().toMinutes()))
            .with("early", Long.toString(rules.early().toMinutes()))
            .with("grace", Long.toString(rules.grace().toMinutes()))
            .with("calls", Integer.toString(rules.calls()))
            .with("patience", Long.toString(rules.patience().toSeconds()))
            .with("returns", Integer.toString(rules.returns()))
            .with("checkIn", Long.toString(rules.checkIn().toMinutes()));
    for (var priority : Priority.values()) {
      form.with(PRIORITY + priority.name(), Long.toString(rules.headStart(priority).toMinutes()));
    }
    return pages.show(request, "queue/rules", words(code, form, "1".equals(saved)));
  }

  private static Map<String, Object> words(String code, Form form, boolean saved) {
    var words = new HashMap<String, Object>();
    words.put("code", code);
    words.put("form", form);
    words.put("saved", saved);
    return words;
  }

  @Post("/{code}/rules")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> setRules(
      HttpRequest<?> request, String code, @Body @Nullable Map<String, Object> body) {
    find(request, code);
    var form = Form.of(body);
    var headStarts = new EnumMap<Priority, Duration>(Priority.class);
    for (var priority : Priority.values()) {
      headStarts.put(
          priority, Duration.ofMinutes(within(form, PRIORITY + priority.name(), 0, 240)));
    }
    int booked = within(form, "booked", 0, 240);
    int early = within(form, "early", 0, 60);
    int grace = within(form, "grace", 0, 60);
    int calls = within(form, "calls", 1, 10);
    int patience = within(form, "patience", 0, 600);
    int returns = within(form, "returns", 0, 5);
    int checkIn = within(form, "checkIn", 0, 240);
    if (form.hasErrors()) {
      return pages.again(request, "queue/rules", words(code, form, false));
    }
    var rules =
        new QueueRules(
            headStarts,
            Duration.ofMinutes(booked),
            Duration.ofMinutes(early),
            Duration.ofMinutes(grace),
            calls,
            Duration.ofSeconds(patience),
            returns,
            Duration.ofMinutes(checkIn));
    var hall = Inputs.code(code, UnitCode::new);
    return switch (runHall.setRules(
        callers.staff(request), hall, rules, form.number("version", 0))) {
      case RunHall.Setting.Set _ -> Pages.to("/staff/queue/" + code + "/rules?saved=1");
      case RunHall.Setting.Absent() -> throw Inputs.absent();
      case RunHall.Setting.Stale(var current) -> {
        form.with("version", Integer.toString(current));
        form.wrong("version", "规则刚刚被别人改过，请核对后再保存。");
        yield pages.again(request, "queue/rules", words(code, form, false));
      }
    };
  }

  private static int within(Form form, String name, int from, int to) {
    int value = form.number(name, -1);
    if (value < from || value > to) {
      form.wrong(name, "请填写 " + from + " 至 " + to + " 的整数。");
    }
    return value;
  }
}
