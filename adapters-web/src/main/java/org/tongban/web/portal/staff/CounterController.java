package org.tongban.web.portal.staff;

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
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tongban.application.casework.OpenDraft;
import org.tongban.application.identity.Caller;
import org.tongban.application.item.Catalogue;
import org.tongban.application.item.ImplementationLine;
import org.tongban.application.item.ItemSearch;
import org.tongban.application.person.GrantMandate;
import org.tongban.application.person.RegisterAtCounter;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Page;
import org.tongban.domain.casework.Role;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.person.CitizenId;
import org.tongban.domain.person.Mandate;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.PersonName;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.RegionCode;
import org.tongban.web.api.Inputs;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.portal.RegionChoice;
import org.tongban.web.portal.casework.EligibilityPages;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/**
 * Reception at a counter: find or register the visitor, choose the item, open the draft. Who the
 * visitor is travels in bodies only, never in an address.
 */
@Hidden
@Controller("/staff/counter")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.STAFF)
@Produces(MediaType.TEXT_HTML)
class CounterController {
  private static final Set<Role> CLERKS =
      EnumSet.of(Role.WINDOW_CLERK, Role.VILLAGE_CLERK, Role.HELP_CLERK, Role.LIAISON);
  private static final String PAGE = "staff/counter";
  private static final String SUBJECT = "subject";
  private static final int ITEMS = 10;
  private static final int AUTHORITIES = 30;

  private final Pages pages;
  private final Callers callers;
  private final RegisterAtCounter registerAtCounter;
  private final GrantMandate grantMandate;
  private final OpenDraft openDraft;
  private final Catalogue catalogue;
  private final ItemSearch search;
  private final Places places;

  CounterController(
      Pages pages,
      Callers callers,
      RegisterAtCounter registerAtCounter,
      GrantMandate grantMandate,
      OpenDraft openDraft,
      Catalogue catalogue,
      ItemSearch search,
      Places places) {
    this.pages = pages;
    this.callers = callers;
    this.registerAtCounter = registerAtCounter;
    this.grantMandate = grantMandate;
    this.openDraft = openDraft;
    this.catalogue = catalogue;
    this.search = search;
    this.places = places;
  }

  static boolean isClerk(Caller.Staff staff) {
    return staff.duties().stream().anyMatch(duty -> CLERKS.contains(duty.role()));
  }

  private Caller.Staff clerk(HttpRequest<?> request) {
    var staff = callers.staff(request);
    if (!isClerk(staff)) {
      throw new org.tongban.web.problem.RefusedException(
          ProblemType.FORBIDDEN, "窗口收件由窗口、村站或帮办人员办理。");
    }
    return staff;
  }

  @Get
  HttpResponse<?> page(HttpRequest<?> request) {
    clerk(request);
    return pages.show(request, PAGE, words(new Form(), false));
  }

  private Map<String, Object> words(Form form, boolean unknown) {
    var words = new HashMap<String, Object>();
    words.put("form", form);
    words.put("unknown", unknown);
    words.put("regions", RegionChoice.homes(places.organisation().regions()));
    return words;
  }

  @Post("/person")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> find(HttpRequest<?> request, @Body @Nullable Map<String, Object> body) {
    var staff = clerk(request);
    var form = Form.of(body);
    var name = form.required("name", "请填写姓名。", PersonName::of);
    var citizenId = form.required("citizenId", "请填写身份证号码。", CitizenId::of);
    if (name.isEmpty() || citizenId.isEmpty()) {
      return pages.again(request, PAGE, words(form, false));
    }
    var found = registerAtCounter.find(staff, citizenId.get(), name.get());
    return found.isPresent()
        ? items(request, form, found.get())
        : pages.show(request, PAGE, words(form, true));
  }

  @Post("/registration")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> register(HttpRequest<?> request, @Body @Nullable Map<String, Object> body) {
    var staff = clerk(request);
    var form = Form.of(body);
    var name = form.required("name", "请填写姓名。", PersonName::of);
    var citizenId = form.required("citizenId", "请填写身份证号码。", CitizenId::of);
    var phone = form.required("phone", "请填写手机号码。", MobileNumber::of);
    var home = RegionChoice.read(form, places.organisation().regions());
    var unit =
        staff.duties().stream()
            .filter(duty -> CLERKS.contains(duty.role()))
            .map(Caller.Duty::unit)
            .min(Comparator.naturalOrder())
            .orElseThrow();
    if (name.isPresent() && citizenId.isPresent() && phone.isPresent() && home.isPresent()) {
      switch (registerAtCounter.register(
          staff,
          new RegisterAtCounter.Visitor(
              unit, name.get(), citizenId.get(), phone.get(), home.get()))) {
        case RegisterAtCounter.Registration.Registered(var person, _) -> {
          return items(request, form, person);
        }
        case RegisterAtCounter.Registration.NotAllowed(var words) -> form.wrong("name", words);
        case RegisterAtCounter.Registration.Refused(var field, var words) ->
            form.wrong(
                switch (field) {
                  case NAME -> "name";
                  case CITIZEN_ID -> "citizenId";
                  case PHONE -> "phone";
                  case HOME -> RegionChoice.NAME;
                },
                words);
      }
    }
    return pages.again(request, PAGE, words(form, true));
  }

  private HttpResponse<?> items(HttpRequest<?> request, Form form, Subject.Person person) {
    form.with(SUBJECT, person.id().value().toString())
        .with("who", person.name().value())
        .with(RegionChoice.NAME, person.home().value());
    return choose(request, form);
  }

  @Post("/items")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> search(HttpRequest<?> request, @Body @Nullable Map<String, Object> body) {
    clerk(request);
    var form = Form.of(body);
    Inputs.id(form.value(SUBJECT));
    return choose(request, form);
  }

  private HttpResponse<?> choose(HttpRequest<?> request, Form form) {
    var asked = form.text("q").orElse("");
    var found =
        search
            .search(
                new ItemSearch.Query(
                    asked.substring(0, Math.min(asked.length(), ItemSearch.MOST_CHARACTERS)),
                    ItemSearch.Filters.NONE,
                    new Page.Request(Optional.empty(), ITEMS)))
            .hits()
            .items()
            .stream()
            .map(ItemSearch.Hit::item)
            .toList();
    var offered = new java.util.LinkedHashMap<ServiceItem, List<ImplementationLine>>();
    // Those of the visitor's home first: an item may have more authorities than are shown.
    var home = Inputs.code(form.value(RegionChoice.NAME), RegionCode::new);
    var first =
        catalogue.firstImplementations(
            found.stream().map(ServiceItem::code).toList(), home, AUTHORITIES);
    found.forEach(item -> offered.put(item, first.getOrDefault(item.code(), List.of())));
    return pages.show(
        request,
        "staff/counterItems",
        Map.of("form", form, "offered", offered, "places", places.organisation()));
  }

  @Post("/draft")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> open(HttpRequest<?> request, @Body @Nullable Map<String, Object> body) {
    var staff = clerk(request);
    var form = Form.of(body);
    var subject = new SubjectId(Inputs.id(form.value(SUBJECT)));
    var code = Inputs.code(form.value("implementation"), ImplementationCode::new);
    var mandate =
        staff.duties().stream()
            .filter(duty -> CLERKS.contains(duty.role()))
            .flatMap(duty -> grantMandate.heldByUnit(staff, duty.unit(), subject).stream())
            .filter(held -> held.items().isEmpty() || held.items().contains(code.item()))
            .map(Mandate::id)
            .findFirst();
    return switch (openDraft.open(
        staff, new OpenDraft.Request(code, Optional.of(subject), mandate))) {
      case OpenDraft.Opening.Opened(var draft) ->
          Pages.to("/apply/" + draft.id().value() + "/form");
      case OpenDraft.Opening.NotEligible(var unmet) ->
          EligibilityPages.refused(
              pages, request, catalogue.current(code).orElseThrow(Inputs::absent), unmet);
      case OpenDraft.Opening.Absent() -> throw Inputs.absent();
      case OpenDraft.Opening.NotAllowed(var words) -> ProblemType.REFUSED.response(words);
    };
  }
}
