package org.tongban.web.portal.appointment;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.appointment.SeeAvailability;
import org.tongban.application.identity.Caller;
import org.tongban.application.item.Catalogue;
import org.tongban.application.item.ItemSearch;
import org.tongban.application.person.Profile;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Page;
import org.tongban.domain.appointment.Visit;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.person.Subject;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;
import org.tongban.web.api.Inputs;
import org.tongban.web.portal.Field;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.portal.RegionChoice;
import org.tongban.web.security.Callers;

/** The beginning of a booking: what for, for how many, and where one can go the soonest. */
@Hidden
@Controller("/appointments")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
class VisitStartController {
  private static final String PAGE = "appointment/start";
  private static final String ITEM_WORDS = "q";
  private static final int FOUND = 8;
  private static final int LONGEST_WORDS = 100;
  private static final int COUNTY = 6;
  private static final int DAYS_SHOWN = 31;

  private final Pages pages;
  private final Callers callers;
  private final SeeAvailability availability;
  private final Catalogue catalogue;
  private final ItemSearch search;
  private final Places places;
  private final Profile profile;
  private final ShownVisits shown;
  private final VisitCalendars calendars;

  VisitStartController(
      Pages pages,
      Callers callers,
      SeeAvailability availability,
      Catalogue catalogue,
      ItemSearch search,
      Places places,
      Profile profile,
      ShownVisits shown,
      VisitCalendars calendars) {
    this.pages = pages;
    this.callers = callers;
    this.availability = availability;
    this.catalogue = catalogue;
    this.search = search;
    this.places = places;
    this.profile = profile;
    this.shown = shown;
    this.calendars = calendars;
  }

  @Get("/new")
  HttpResponse<?> start(HttpRequest<?> request) {
    var form = form(request);
    if (form.text(RegionChoice.NAME).isEmpty()) {
      home(request).ifPresent(home -> fill(form, home));
    }
    return pages.show(request, PAGE, words(form));
  }

  private static Form form(HttpRequest<?> request) {
    return Form.of(new LinkedHashMap<String, Object>(request.getParameters().asMap()));
  }

  /** Where who is signed in lives: mostly they start from there. */
  private Optional<RegionCode> home(HttpRequest<?> request) {
    return callers
        .find(request)
        .filter(Caller.Resident.class::isInstance)
        .map(Caller.Resident.class::cast)
        .flatMap(profile::of)
        .flatMap(Profile.Me::person)
        .map(Subject.Person::home);
  }

  private void fill(Form form, RegionCode home) {
    form.with(RegionChoice.NAME, home.value().substring(0, Math.min(COUNTY, home.value().length())))
        .with(RegionChoice.PLACE, RegionChoice.place(home, places.organisation().regions()));
  }

  private Map<String, Object> words(Form form) {
    var choice = VisitChoice.of(form);
    form.with(VisitChoice.PEOPLE, Integer.toString(choice.people()));
    var items = items(form, choice);
    var words = new HashMap<String, Object>();
    words.put("form", form);
    words.put("choice", choice);
    words.put(
        "items",
        items.stream().map(item -> new Field.Option(item.code().value(), item.name())).toList());
    words.put(
        "nothing", form.text(ITEM_WORDS).isPresent() && items.size() == choice.items().size());
    words.put("regions", RegionChoice.homes(places.organisation().regions()));
    return words;
  }

  /** Those that were chosen, and then those that fit what was typed. */
  private List<ServiceItem> items(Form form, VisitChoice choice) {
    var found = new LinkedHashMap<BasicCode, ServiceItem>();
    choice.items().stream()
        .flatMap(code -> catalogue.item(code).stream())
        .forEach(item -> found.put(item.code(), item));
    form.text(ITEM_WORDS)
        .map(text -> text.substring(0, Math.min(text.length(), LONGEST_WORDS)))
        .ifPresent(
            text ->
                search
                    .search(
                        new ItemSearch.Query(
                            text,
                            ItemSearch.Filters.NONE,
                            new Page.Request(Optional.empty(), FOUND)))
                    .hits()
                    .items()
                    .forEach(hit -> found.putIfAbsent(hit.item().code(), hit.item())));
    return List.copyOf(found.values());
  }

  @Get("/places")
  HttpResponse<?> nearest(HttpRequest<?> request) {
    var form = form(request);
    if (form.chosen(VisitChoice.ITEM).size() > Visit.MAXIMUM_ITEMS) {
      form.wrong(VisitChoice.ITEM, "一次最多办 " + Visit.MAXIMUM_ITEMS + " 件事，请去掉几件，剩下的另约一次。");
    }
    var from = RegionChoice.read(form, places.organisation().regions());
    if (form.hasErrors() || from.isEmpty()) {
      return pages.again(request, PAGE, words(form));
    }
    var choice = VisitChoice.of(form);
    return pages.show(
        request,
        "appointment/places",
        Map.of(
            "choice",
            choice,
            "items",
            shown.items(choice.items()),
            "from",
            places.organisation().regions().fullName(from.get()),
            "home",
            form.value(RegionChoice.NAME),
            "place",
            form.value(RegionChoice.PLACE),
            "nearest",
            availability.nearest(from.get(), choice.wanted())));
  }

  /** The groups of a place; where there is only one to book, its calendar at once. */
  @Get("/at/{point}")
  HttpResponse<?> at(HttpRequest<?> request, String point) {
    var choice = VisitChoice.of(request);
    var code = Inputs.code(point, UnitCode::new);
    var today = calendars.today();
    var groups =
        availability
            .days(code, today, today.plusDays(DAYS_SHOWN - 1L), choice.wanted())
            .orElseThrow(Inputs::absent)
            .stream()
            .map(VisitGroup::of)
            .sorted(Comparator.comparing(one -> one.group().letter()))
            .toList();
    var bookable = groups.stream().filter(VisitGroup::bookable).toList();
    return bookable.size() == 1
        ? Pages.to(
            "/appointments/calendar?group="
                + bookable.getFirst().group().code().value()
                + "&"
                + choice.query())
        : pages.show(
            request,
            "appointment/groups",
            Map.of(
                "choice",
                choice,
                "items",
                shown.items(choice.items()),
                "point",
                places.organisation().servicePoint(code).orElseThrow(Inputs::absent),
                "groups",
                bookable));
  }
}
