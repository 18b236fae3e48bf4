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
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.appointment.PlanOpening;
import org.tongban.application.appointment.PlanOpening.Saving;
import org.tongban.application.appointment.Plans.Planned;
import org.tongban.application.item.Catalogue;
import org.tongban.domain.appointment.ServiceGroup;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.place.UnitCode;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.appointment.VisitNames;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** What a service group is: its windows, the items it handles, how long a visit takes. */
@Hidden
@Controller("/staff/service-groups")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.STAFF)
@Produces(MediaType.TEXT_HTML)
class ServiceGroupController {
  private static final String PAGE = "appointment/group";
  private static final String OWN = "own";
  private static final String TAKEN = "这个编号已有业务类别，请换一个。";

  private final Pages pages;
  private final Callers callers;
  private final PlanOpening planning;
  private final Catalogue catalogue;
  private final VisitNames names;

  ServiceGroupController(
      Pages pages, Callers callers, PlanOpening planning, Catalogue catalogue, VisitNames names) {
    this.pages = pages;
    this.callers = callers;
    this.planning = planning;
    this.catalogue = catalogue;
    this.names = names;
  }

  private Planned known(HttpRequest<?> request, String code) {
    return planning
        .find(callers.staff(request), Inputs.code(code, ServiceGroupCode::new))
        .orElseThrow(Inputs::absent);
  }

  private Map<String, Object> words(UnitCode place, Optional<ServiceGroup> group, Form form) {
    return Map.of(
        "place", names.place(place),
        "placeCode", place.value(),
        "code", group.map(one -> one.code().value()).orElse(""),
        "form", form,
        "fields", ServiceGroupForm.fields(form));
  }

  @Get("/{code}")
  HttpResponse<?> page(HttpRequest<?> request, String code) {
    var known = known(request, code);
    var group = known.group();
    var form = ServiceGroupForm.of(known, this::name);
    return pages.show(request, PAGE, words(group.place(), Optional.of(group), form));
  }

  private String name(BasicCode item) {
    return catalogue.item(item).map(ServiceItem::name).orElse("");
  }

  private boolean isItem(BasicCode item) {
    return catalogue.item(item).isPresent();
  }

  @Post("/{code}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> save(
      HttpRequest<?> request, String code, @Body @Nullable Map<String, Object> body) {
    var group = known(request, code).group();
    var form = Form.of(body);
    var read = ServiceGroupForm.read(form, group.code(), this::isItem);
    return saved(request, group.place(), Optional.of(group), form, read);
  }

  private HttpResponse<?> saved(
      HttpRequest<?> request,
      UnitCode place,
      Optional<ServiceGroup> before,
      Form form,
      Optional<ServiceGroup> group) {
    if (group.isEmpty() || form.hasErrors()) {
      return pages.again(request, PAGE, words(place, before, form));
    }
    var version = before.map(_ -> ServiceGroupForm.seen(form));
    return switch (planning.save(callers.staff(request), group.get(), version)) {
      case Saving.Saved(var planned) ->
          Pages.to("/staff/openings/" + planned.group().code().value() + "?done=1");
      case Saving.Absent() -> throw Inputs.absent();
      case Saving.Exists() -> {
        form.wrong(OWN, TAKEN);
        yield pages.again(request, PAGE, words(place, before, form));
      }
      case Saving.Stale(var current) -> {
        ServiceGroupForm.see(form, current);
        form.wrong("name", "这个业务类别或它的放号规则刚刚被别人改过。下面是您填的内容，请与最新的内容核对后再保存。");
        yield pages.again(request, PAGE, words(place, before, form));
      }
      case Saving.NotAllowed(var why) -> {
        form.wrong("letter", why);
        yield pages.again(request, PAGE, words(place, before, form));
      }
    };
  }

  private UnitCode theirs(HttpRequest<?> request, String code) {
    var place = Inputs.code(code, UnitCode::new);
    if (!planning.plansFor(callers.staff(request), place)) {
      throw Inputs.absent();
    }
    return place;
  }

  @Get("/new/{place}")
  HttpResponse<?> fresh(HttpRequest<?> request, String place) {
    return pages.show(
        request, PAGE, words(theirs(request, place), Optional.empty(), ServiceGroupForm.fresh()));
  }

  @Post("/new/{place}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> add(
      HttpRequest<?> request, String place, @Body @Nullable Map<String, Object> body) {
    var at = theirs(request, place);
    var form = Form.of(body);
    var code = form.required(OWN, "请填写编号。", text -> code(at, text));
    if (code.filter(one -> planning.find(callers.staff(request), one).isPresent()).isPresent()) {
      form.wrong(OWN, TAKEN);
    }
    var group =
        ServiceGroupForm.read(
            form, code.orElseGet(() -> ServiceGroupCode.of(at, "NEW")), this::isItem);
    return saved(request, at, Optional.empty(), form, group);
  }

  private static ServiceGroupCode code(UnitCode place, String own) {
    if (!own.matches("[A-Z0-9]{1,8}")) {
      throw new IllegalArgumentException("应为 1 至 8 个大写字母或数字。");
    }
    return ServiceGroupCode.of(place, own);
  }
}
