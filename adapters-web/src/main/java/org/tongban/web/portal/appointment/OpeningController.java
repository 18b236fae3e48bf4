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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.appointment.PlanOpening;
import org.tongban.application.appointment.PlanOpening.Hits;
import org.tongban.application.appointment.PlanOpening.Impact;
import org.tongban.application.appointment.PlanOpening.Replacing;
import org.tongban.application.appointment.Plans.Planned;
import org.tongban.application.identity.Caller;
import org.tongban.domain.appointment.OpeningPlan;
import org.tongban.domain.appointment.PlanException;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.place.UnitCode;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.appointment.VisitNames;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/**
 * Planning when a place can be visited: a month at a glance, rules, closures and absences. A change
 * that hits bookings lists them before anything is done.
 */
@Hidden
@Controller("/staff/openings")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.STAFF)
@Produces(MediaType.TEXT_HTML)
class OpeningController {
  private static final String HOME = "/staff/openings";
  private static final String VERSION = "version";
  private static final String STALE = "stale";
  private static final int LONGEST_REASON = 60;

  private final Pages pages;
  private final Callers callers;
  private final PlanOpening planning;
  private final VisitCalendars calendars;
  private final ShownVisits shown;
  private final VisitNames names;

  OpeningController(
      Pages pages,
      Callers callers,
      PlanOpening planning,
      VisitCalendars calendars,
      ShownVisits shown,
      VisitNames names) {
    this.pages = pages;
    this.callers = callers;
    this.planning = planning;
    this.calendars = calendars;
    this.shown = shown;
    this.names = names;
  }

  @Get
  HttpResponse<?> list(HttpRequest<?> request) {
    return pages.show(
        request,
        "appointment/openings",
        Map.of("groups", planning.groups(callers.staff(request)), "names", names));
  }

  private Planned known(HttpRequest<?> request, String code) {
    return planning
        .find(callers.staff(request), Inputs.code(code, ServiceGroupCode::new))
        .orElseThrow(Inputs::absent);
  }

  @Get("/{code}")
  HttpResponse<?> month(
      HttpRequest<?> request,
      String code,
      @Nullable @QueryValue String month,
      @Nullable @QueryValue String day,
      @Nullable @QueryValue String done,
      @Nullable @QueryValue Integer moved,
      @Nullable @QueryValue Integer cancelled) {
    var planned = known(request, code);
    var words = new HashMap<String, Object>();
    words.put("planned", planned);
    words.put("place", names.place(planned.group().place()));
    words.put("done", done == null || done.equals(STALE) ? "" : done(moved, cancelled));
    words.put("stale", STALE.equals(done));
    words.put("version", planned.version());
    calendars
        .find(planned.group().code(), new VisitChoice(List.of(), 1, Optional.empty()), month, day)
        .filter(VisitCalendar::bookable)
        .ifPresent(calendar -> words.put("calendar", List.of(calendar)));
    var date = VisitCalendars.date(day);
    words.put(
        "booked",
        date.flatMap(one -> planning.day(callers.staff(request), planned.group().code(), one))
            .map(shown::of)
            .orElse(List.of()));
    return pages.show(request, "appointment/opening", words);
  }

  private static String done(Integer moved, Integer cancelled) {
    int one = moved == null ? 0 : moved;
    int other = cancelled == null ? 0 : cancelled;
    return one + other == 0 ? "已保存，没有预约受影响" : "已保存。改期 " + one + " 个预约，取消 " + other + " 个，都已短信告诉本人";
  }

  // A change of the rules.

  @Get("/{code}/rules")
  HttpResponse<?> rules(HttpRequest<?> request, String code) {
    var planned = known(request, code);
    return pages.show(
        request,
        "appointment/rules",
        words(planned, OpeningForm.of(planned.plan(), planned.version())));
  }

  private Map<String, Object> words(Planned planned, Form form) {
    var words = new HashMap<String, Object>();
    words.put("planned", planned);
    words.put("place", names.place(planned.group().place()));
    words.put("form", form);
    words.put("rules", OpeningForm.rules(form));
    words.put("terms", OpeningForm.terms(form));
    return words;
  }

  @Post("/{code}/rules")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> changeRules(
      HttpRequest<?> request, String code, @Body @Nullable Map<String, Object> body) {
    var caller = callers.staff(request);
    var planned = known(request, code);
    var form = Form.of(body);
    if (form.value("action").equals("more")) {
      form.with("rules", Integer.toString(OpeningForm.rooms(form)));
      return pages.show(request, "appointment/rules", words(planned, form));
    }
    if (form.value("action").equals("edit")) {
      return pages.show(request, "appointment/rules", words(planned, form));
    }
    var plan =
        OpeningForm.plan(form, planned.plan().map(OpeningPlan::exceptions).orElse(List.of()));
    checkReason(form);
    if (plan.isEmpty() || form.hasErrors()) {
      return pages.again(request, "appointment/rules", words(planned, form));
    }
    var change =
        new OpeningProposal(
            planned.group().code(),
            "改规则：" + names.place(planned.group().place()) + "（" + planned.group().name() + "）",
            plan.get().rules().stream().map(OpeningForm::words).toList(),
            HOME + "/" + code + "/rules",
            sent(body));
    return changed(request, caller, plan.get(), form, change);
  }

  private static void checkReason(Form form) {
    if (form.text("reason").orElse("").length() > LONGEST_REASON) {
      form.wrong("reason", "最多 " + LONGEST_REASON + " 个字。");
    }
  }

  /** Everything that was sent but the decision, to be sent again with it. */
  private static List<OpeningProposal.Sent> sent(Map<String, Object> body) {
    var sent = new ArrayList<OpeningProposal.Sent>();
    var form = Form.of(body);
    for (var name : body.keySet()) {
      if (!name.equals("action") && !name.equals("hits")) {
        form.chosen(name).forEach(value -> sent.add(new OpeningProposal.Sent(name, value)));
      }
    }
    return sent;
  }

  /** Shows what the plan hits, or makes it hold. */
  private HttpResponse<?> changed(
      HttpRequest<?> request,
      Caller.Staff caller,
      OpeningPlan plan,
      Form form,
      OpeningProposal proposal) {
    if (!form.value("action").equals("apply")) {
      return impact(request, planning.preview(caller, proposal.group(), plan), form, proposal);
    }
    return answer(
        request,
        planning.replace(
            caller,
            proposal.group(),
            form.number(VERSION, 0),
            new PlanOpening.Change(plan, hits(form), form.text("reason").orElse(""))),
        form,
        proposal);
  }

  private static Optional<Hits> hits(Form form) {
    return form.text("hits")
        .flatMap(
            text ->
                List.of(Hits.values()).stream().filter(one -> one.name().equals(text)).findFirst());
  }

  private HttpResponse<?> impact(
      HttpRequest<?> request, Optional<Impact> impact, Form form, OpeningProposal proposal) {
    var hit = shown.of(impact.orElseThrow(Inputs::absent).hit());
    var words = Map.of("form", form, "hit", hit, "proposal", proposal);
    return form.hasErrors()
        ? pages.again(request, "appointment/impact", words)
        : pages.show(request, "appointment/impact", words);
  }

  private HttpResponse<?> answer(
      HttpRequest<?> request, Replacing replacing, Form form, OpeningProposal proposal) {
    return switch (replacing) {
      case Replacing.Replaced(_, var moved, var cancelled) ->
          Pages.to(
              HOME
                  + "/"
                  + proposal.group().value()
                  + "?done=1&moved="
                  + moved.size()
                  + "&cancelled="
                  + cancelled.size());
      case Replacing.Absent() -> throw Inputs.absent();
      // What is sent again names the version that was seen, so that nobody's change gets lost.
      case Replacing.Stale _ -> {
        form.wrong("hits", "放号计划刚刚被别人改过。请返回看看最新的内容，再改一次。");
        yield impact(request, Optional.of(new Impact(List.of())), form, proposal);
      }
      case Replacing.HitsBookings(var hit) -> {
        form.wrong("hits", "有 " + hit.size() + " 个预约会受影响，请选择怎么处理。");
        yield impact(request, Optional.of(new Impact(hit)), form, proposal);
      }
      case Replacing.NotAllowed(var words) -> {
        form.wrong("hits", words);
        yield impact(request, Optional.of(new Impact(List.of())), form, proposal);
      }
    };
  }

  // Closures, absences and extra places.

  @Get("/{code}/exceptions/new")
  HttpResponse<?> exception(HttpRequest<?> request, String code, @Nullable @QueryValue String day) {
    var planned = known(request, code);
    var form =
        new Form()
            .with(VERSION, Long.toString(planned.version()))
            .with("scope", "place")
            .with("kind", PlanException.Kind.CLOSED.name())
            .with("first", VisitCalendars.date(day).map(Object::toString).orElse(""))
            .with("last", VisitCalendars.date(day).map(Object::toString).orElse(""));
    return pages.show(request, "appointment/exception", exceptionWords(planned, form));
  }

  private Map<String, Object> exceptionWords(Planned planned, Form form) {
    return Map.of("planned", planned, "place", names.place(planned.group().place()), "form", form);
  }

  @Post("/{code}/exceptions")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> addException(
      HttpRequest<?> request, String code, @Body @Nullable Map<String, Object> body) {
    var caller = callers.staff(request);
    var planned = known(request, code);
    var form = Form.of(body);
    checkReason(form);
    var exception = OpeningForm.exception(form);
    boolean one = form.value("scope").equals("group");
    if (one && planned.plan().isEmpty()) {
      form.wrong("scope", "这个业务类别还没有放号规则，请先设规则。");
    }
    if (form.value("action").equals("edit") || exception.isEmpty() || form.hasErrors()) {
      return form.hasErrors()
          ? pages.again(request, "appointment/exception", exceptionWords(planned, form))
          : pages.show(request, "appointment/exception", exceptionWords(planned, form));
    }
    var place = planned.group().place();
    var proposal =
        new OpeningProposal(
            planned.group().code(),
            names.place(place) + (one ? "（" + planned.group().name() + "）" : "（全部业务）"),
            List.of(OpeningForm.words(exception.get())),
            HOME + "/" + code + "/exceptions",
            sent(body));
    if (one) {
      var plan = planned.plan().orElseThrow();
      if (plan.exceptions().size() >= OpeningPlan.MAXIMUM_EXCEPTIONS) {
        form.wrong("scope", "例外太多了，请先删除过期的。");
        return pages.again(request, "appointment/exception", exceptionWords(planned, form));
      }
      return changed(
          request, caller, plan.with(exception.get(), calendars.today()), form, proposal);
    }
    return wholePlace(request, caller, place, exception.get(), new Asked(form, proposal));
  }

  private record Asked(Form form, OpeningProposal proposal) {}

  private HttpResponse<?> wholePlace(
      HttpRequest<?> request,
      Caller.Staff caller,
      UnitCode place,
      PlanException exception,
      Asked asked) {
    return asked.form().value("action").equals("apply")
        ? answer(
            request,
            planning.except(caller, place, exception, hits(asked.form())),
            asked.form(),
            asked.proposal())
        : impact(
            request, planning.preview(caller, place, exception), asked.form(), asked.proposal());
  }

  /** Takes one back; that can hit bookings too, where it had given more places. */
  @Post("/{code}/exceptions/removal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> removeException(
      HttpRequest<?> request, String code, @Body @Nullable Map<String, Object> body) {
    var caller = callers.staff(request);
    var planned = known(request, code);
    var form = Form.of(body);
    var plan = planned.plan().orElseThrow(Inputs::absent);
    int index = form.number("index", Integer.MAX_VALUE);
    if (index >= plan.exceptions().size()
        || form.number(VERSION, -1) != planned.version()
        || form.value("action").equals("edit")) {
      return Pages.to(
          HOME + "/" + code + (form.value("action").equals("edit") ? "" : "?done=" + STALE));
    }
    var others = new ArrayList<>(plan.exceptions());
    var removed = others.remove(index);
    var proposal =
        new OpeningProposal(
            planned.group().code(),
            names.place(planned.group().place()) + "（" + planned.group().name() + "）",
            List.of("撤销：" + OpeningForm.words(removed)),
            HOME + "/" + code + "/exceptions/removal",
            sent(body));
    return changed(
        request,
        caller,
        new OpeningPlan(plan.intervalMinutes(), plan.rules(), others, plan.terms()),
        form,
        proposal);
  }
}
