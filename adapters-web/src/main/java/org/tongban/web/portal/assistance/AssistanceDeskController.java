package org.tongban.web.portal.assistance;

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
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tongban.application.assistance.AskForAssistance.Changing;
import org.tongban.application.assistance.AssistanceStore;
import org.tongban.application.assistance.HandleAssistance;
import org.tongban.application.identity.Caller;
import org.tongban.application.person.GrantMandate;
import org.tongban.application.person.RegisterAtCounter;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Page;
import org.tongban.domain.assistance.AssistanceRequest;
import org.tongban.domain.assistance.AssistanceRequest.Progress;
import org.tongban.domain.assistance.AssistanceRequestId;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.person.CitizenId;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.PersonName;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.Times;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.portal.RegionChoice;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/**
 * The visits that a station's people make: who waits, when to go, and beginning the matter there.
 */
@Hidden
@Controller("/staff/assistance")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.STAFF)
@Produces(MediaType.TEXT_HTML)
class AssistanceDeskController {
  private static final int SHOWN = 20;
  private static final int MANDATE_DAYS = 90;
  private static final int LONGEST_NOTE = 300;

  private final Pages pages;
  private final Callers callers;
  private final HandleAssistance handleAssistance;
  private final RegisterAtCounter registerAtCounter;
  private final GrantMandate grantMandate;
  private final Places places;
  private final Clock clock;

  AssistanceDeskController(
      Pages pages,
      Callers callers,
      HandleAssistance handleAssistance,
      RegisterAtCounter registerAtCounter,
      GrantMandate grantMandate,
      Places places,
      Clock clock) {
    this.pages = pages;
    this.callers = callers;
    this.handleAssistance = handleAssistance;
    this.registerAtCounter = registerAtCounter;
    this.grantMandate = grantMandate;
    this.places = places;
    this.clock = clock;
  }

  @Get
  HttpResponse<?> list(HttpRequest<?> request, @Nullable @QueryValue String after) {
    return pages.show(
        request,
        "assistance/work",
        Map.of(
            "requests",
            handleAssistance.open(
                callers.staff(request),
                new Page.Request(Optional.ofNullable(after).filter(it -> !it.isEmpty()), SHOWN)),
            "places",
            places.organisation()));
  }

  private AssistanceStore.Stored find(Caller.Staff caller, String id) {
    return handleAssistance
        .find(caller, new AssistanceRequestId(Inputs.id(id)))
        .orElseThrow(Inputs::absent);
  }

  @Get("/{id}")
  HttpResponse<?> page(HttpRequest<?> request, String id) {
    var caller = callers.staff(request);
    var stored = find(caller, id);
    var visited = stored.request().visited();
    var region = stored.request().region().value();
    var form =
        new Form()
            .with("name", visited.name().value())
            .with("phone", visited.phone().value())
            .with(RegionChoice.NAME, region.substring(0, 6))
            .with(RegionChoice.PLACE, place(stored.request()));
    return pages.show(request, "assistance/desk", words(caller, stored, form));
  }

  /** Town and village by their names. */
  private String place(AssistanceRequest request) {
    var regions = places.organisation().regions();
    return request.region().value().length() <= 6
        ? ""
        : regions
            .find(request.region())
            .map(
                region ->
                    region
                            .parent()
                            .flatMap(regions::find)
                            .filter(parent -> parent.code().value().length() > 6)
                            .map(parent -> parent.name())
                            .orElse("")
                        + region.name())
            .orElse("");
  }

  private Map<String, Object> words(Caller.Staff caller, AssistanceStore.Stored stored, Form form) {
    form.with("version", Integer.toString(stored.version()));
    var words = new HashMap<String, Object>();
    words.put("stored", stored);
    words.put("form", form);
    words.put(
        "mine", holder(stored.request()).filter(by -> by.equals(caller.actorId())).isPresent());
    words.put("regions", RegionChoice.homes(places.organisation().regions()));
    words.put("places", places.organisation());
    return words;
  }

  private static Optional<ActorId> holder(AssistanceRequest request) {
    return switch (request.progress()) {
      case Progress.Taken(var by, _) -> Optional.of(by);
      case Progress.Agreed(var by, _, _, _) -> Optional.of(by);
      case Progress.Waiting _, Progress.Done _, Progress.Cancelled _ -> Optional.empty();
    };
  }

  private static Optional<UnitCode> unit(AssistanceRequest request) {
    return switch (request.progress()) {
      case Progress.Taken(_, var unit) -> Optional.of(unit);
      case Progress.Agreed(_, var unit, _, _) -> Optional.of(unit);
      case Progress.Waiting _, Progress.Done _, Progress.Cancelled _ -> Optional.empty();
    };
  }

  private HttpResponse<?> again(HttpRequest<?> request, Caller.Staff caller, String id, Form form) {
    return pages.again(request, "assistance/desk", words(caller, find(caller, id), form));
  }

  private HttpResponse<?> answered(
      HttpRequest<?> request, Caller.Staff caller, String id, Form form, Changing changing) {
    return switch (changing) {
      case Changing.Changed(var stored) ->
          stored.request().progress() instanceof Progress.Done(_, _, var draft)
              ? Pages.to("/apply/" + draft.value() + "/form")
              : Pages.to("/staff/assistance/" + id);
      case Changing.Absent() -> throw Inputs.absent();
      case Changing.Stale _ -> {
        form.wrong("version", "这件事刚刚有变化，下面是最新的内容，请再看一遍。");
        yield again(request, caller, id, form);
      }
      case Changing.NotAllowed(var words) -> {
        form.wrong("version", words);
        yield again(request, caller, id, form);
      }
    };
  }

  @Post("/{id}/take")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> take(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    var caller = callers.staff(request);
    var form = Form.of(body);
    return answered(
        request,
        caller,
        id,
        form,
        handleAssistance.take(caller, find(caller, id).request().id(), form.number("version", 0)));
  }

  @Post("/{id}/agree")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> agree(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    var caller = callers.staff(request);
    var which = find(caller, id).request().id();
    var form = Form.of(body);
    var day = form.required("day", "请填写上门的日期。", AssistanceDeskController::date);
    var time = form.required("time", "请填写上门的时间，例如 15:30。", AssistanceDeskController::time);
    var note = form.text("note").orElse("");
    if (note.length() > LONGEST_NOTE) {
      form.wrong("note", "最多 " + LONGEST_NOTE + " 个字，现在是 " + note.length() + " 个字。");
    }
    if (form.hasErrors()) {
      return again(request, caller, id, form);
    }
    return answered(
        request,
        caller,
        id,
        form,
        handleAssistance.agree(
            caller,
            new HandleAssistance.Agreement(
                which,
                form.number("version", 0),
                LocalDateTime.of(day.orElseThrow(), time.orElseThrow()),
                note)));
  }

  private static LocalDate date(String text) {
    return Inputs.date(text);
  }

  private static LocalTime time(String text) {
    try {
      return LocalTime.parse(text.replace('：', ':'));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("时间的格式为时:分，例如 15:30。", e);
    }
  }

  @Post("/{id}/finish")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> finish(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    var caller = callers.staff(request);
    var stored = find(caller, id);
    var form = Form.of(body);
    var unit = unit(stored.request());
    if (unit.isEmpty()) {
      form.wrong("version", "请先接下这件事，再开始办理。");
      return again(request, caller, id, form);
    }
    var name = form.required("name", "请填写身份证上的姓名。", PersonName::of);
    var citizenId = form.required("citizenId", "请填写身份证号码。", CitizenId::of);
    var phone = form.required("phone", "请填写手机号码。", MobileNumber::of);
    var home = RegionChoice.read(form, places.organisation().regions());
    if (form.chosen("mandate").isEmpty()) {
      form.wrong("mandate", "请当面签好委托书后勾选。");
    }
    if (form.hasErrors()) {
      return again(request, caller, id, form);
    }
    var visitor =
        new RegisterAtCounter.Visitor(
            unit.get(),
            name.orElseThrow(),
            citizenId.orElseThrow(),
            phone.orElseThrow(),
            home.orElseThrow());
    var person = person(caller, visitor, form);
    if (person.isEmpty() || !mandated(caller, unit.get(), person.get(), stored, form)) {
      return again(request, caller, id, form);
    }
    return answered(
        request,
        caller,
        id,
        form,
        handleAssistance.finish(
            caller, stored.request().id(), form.number("version", 0), person.get()));
  }

  /** Whoever is registered stays as they are; others are registered by their card. */
  private Optional<SubjectId> person(
      Caller.Staff caller, RegisterAtCounter.Visitor visitor, Form form) {
    var known = registerAtCounter.find(caller, visitor.citizenId(), visitor.name());
    if (known.isPresent()) {
      return known.map(Subject::id);
    }
    return switch (registerAtCounter.register(caller, visitor)) {
      case RegisterAtCounter.Registration.Registered(var person, _) -> Optional.of(person.id());
      case RegisterAtCounter.Registration.NotAllowed(var words) -> {
        form.wrong("name", words);
        yield Optional.empty();
      }
      case RegisterAtCounter.Registration.Refused(var field, var words) -> {
        form.wrong(
            switch (field) {
              case NAME -> "name";
              case CITIZEN_ID -> "citizenId";
              case PHONE -> "phone";
              case HOME -> RegionChoice.NAME;
            },
            words);
        yield Optional.empty();
      }
    };
  }

  private boolean mandated(
      Caller.Staff caller,
      UnitCode unit,
      SubjectId grantor,
      AssistanceStore.Stored stored,
      Form form) {
    var item = stored.request().implementation().item();
    var held =
        grantMandate.heldByUnit(caller, unit, grantor).stream()
            .anyMatch(one -> one.items().isEmpty() || one.items().contains(item));
    if (held) {
      return true;
    }
    var today = LocalDate.ofInstant(clock.instant(), Times.ZONE);
    return switch (grantMandate.onPaper(
        caller,
        new GrantMandate.Sheet(
            unit,
            grantor,
            new GrantMandate.Terms(
                new GrantMandate.Helper.Staff(unit),
                Set.of(item),
                today.plusDays(MANDATE_DAYS))))) {
      case GrantMandate.Granting.Granted _ -> true;
      case GrantMandate.Granting.NotAllowed(var words) -> wrong(form, words);
      case GrantMandate.Granting.Absent() -> wrong(form, "没有登记过这个人，请核对身份证。");
      case GrantMandate.Granting.Refused(_, var words) -> wrong(form, words);
    };
  }

  private static boolean wrong(Form form, String words) {
    form.wrong("mandate", words);
    return false;
  }
}
