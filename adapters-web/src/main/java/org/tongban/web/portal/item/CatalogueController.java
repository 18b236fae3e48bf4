package org.tongban.web.portal.item;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.item.Catalogue;
import org.tongban.application.item.ItemSearch;
import org.tongban.application.item.ItemSearch.Filters;
import org.tongban.application.item.ItemSearch.Hit;
import org.tongban.application.item.ItemSearch.Query;
import org.tongban.application.item.ItemSearch.Zone;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Page;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.CommonQuestion;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.place.ServicePoint;
import org.tongban.domain.place.ServicePointKind;
import org.tongban.domain.place.WindowKind;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.item.SearchFilters;
import org.tongban.web.portal.Pages;

/** Home, search, zones and guides: what anybody may read. */
@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
class CatalogueController {
  private static final int RESULTS = 20;
  private static final int QUESTIONS = 5;
  private static final Filters ACROSS_PROVINCES =
      new Filters(
          Optional.of(Zone.CROSS_PROVINCE),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
  private static final int SHOWN = 60;

  private final Pages pages;
  private final Catalogue catalogue;
  private final ItemSearch search;
  private final Places places;

  CatalogueController(Pages pages, Catalogue catalogue, ItemSearch search, Places places) {
    this.pages = pages;
    this.catalogue = catalogue;
    this.search = search;
    this.places = places;
  }

  @Get
  HttpResponse<?> home(HttpRequest<?> request) {
    var points = places.organisation().servicePoints();
    return pages.show(
        request,
        "item/home",
        Map.of(
            "cities",
            places.partnerCities(),
            "halls",
            points.stream().filter(point -> point.hasWindow(WindowKind.ANY_WINDOW)).count(),
            "villages",
            points.stream().filter(kind(ServicePointKind.VILLAGE_STATION)).count(),
            "helpers",
            points.stream().filter(kind(ServicePointKind.HELP_STATION)).count()));
  }

  private static java.util.function.Predicate<ServicePoint> kind(ServicePointKind kind) {
    return point -> point.kind() == kind && !point.partner();
  }

  @Get("/search")
  HttpResponse<?> search(
      HttpRequest<?> request,
      @Nullable @QueryValue String q,
      @Nullable @QueryValue String after,
      @Nullable @QueryValue String region,
      @Nullable @QueryValue String zone,
      @Nullable @QueryValue String subject,
      @Nullable @QueryValue String type,
      @Nullable @QueryValue String mode,
      @Nullable @QueryValue String channel) {
    var inputs = new Inputs();
    var words = q == null ? "" : q.strip();
    words = words.substring(0, Math.min(words.length(), ItemSearch.MOST_CHARACTERS));
    inputs.unreadable("q", words);
    var filters = new SearchFilters(region, zone, subject, type, mode, channel).read(inputs);
    inputs.check();
    var found = search.search(new Query(words, filters, Inputs.page(after, RESULTS)));
    var questions =
        words.isEmpty()
            ? List.<CommonQuestion>of()
            : search.questions(words, new Page.Request(Optional.empty(), QUESTIONS)).items();
    return pages.show(
        request,
        "item/search",
        Map.of(
            "page",
            new SearchPage(words, filters, found, questions, places.organisation().regions())));
  }

  @Get("/zones/{zone}")
  HttpResponse<?> zone(HttpRequest<?> request, String zone) {
    var points = places.organisation().servicePoints().stream();
    return switch (zone) {
      case "cross-province" ->
          pages.show(
              request,
              "item/crossProvince",
              Map.of(
                  "cities",
                  places.partnerCities(),
                  "items",
                  search
                      .search(
                          new Query("", ACROSS_PROVINCES, new Page.Request(Optional.empty(), 100)))
                      .hits()
                      .items()
                      .stream()
                      .map(Hit::item)
                      .filter(item -> item.crossProvince().isPresent())
                      .limit(SHOWN)
                      .toList()));
      case "any-window" ->
          points(
              request,
              "市内通办",
              "在全市任何一个通办专窗都能递交申请，由负责的部门决定，结果寄到家或就近领取。",
              points.filter(point -> point.hasWindow(WindowKind.ANY_WINDOW)).toList());
      case "village" ->
          pages.show(request, "item/village", Map.of("listings", places.villageListings()));
      case "help" ->
          points(
              request,
              "帮办",
              "不会上网、行动不便，可以请帮办人员代为申请；办了什么都会用短信告诉本人。",
              points.filter(kind(ServicePointKind.HELP_STATION)).toList());
      default -> throw Inputs.absent();
    };
  }

  private HttpResponse<?> points(
      HttpRequest<?> request, String title, String lead, List<ServicePoint> points) {
    var regions = places.organisation().regions();
    return pages.show(
        request,
        "item/points",
        Map.of(
            "title",
            title,
            "lead",
            lead,
            "total",
            points.size(),
            "points",
            points.stream()
                .sorted(Comparator.comparing(ServicePoint::region))
                .limit(SHOWN)
                .toList(),
            "regions",
            regions));
  }

  @Get("/items/{code}")
  HttpResponse<?> item(HttpRequest<?> request, String code) {
    var basic = Inputs.code(code, BasicCode::new);
    var item = catalogue.item(basic).orElseThrow(Inputs::absent);
    var implementations = catalogue.implementationsOf(basic);
    if (implementations.size() == 1) {
      return Pages.to("/guides/" + implementations.getFirst().ref().code());
    }
    return pages.show(
        request,
        "item/item",
        Map.of("item", item, "implementations", implementations, "places", places.organisation()));
  }

  @Get("/guides/{code}")
  HttpResponse<?> guide(HttpRequest<?> request, String code) {
    Implementation found =
        catalogue.current(Inputs.code(code, ImplementationCode::new)).orElseThrow(Inputs::absent);
    return pages.show(
        request, "item/guide", Map.of("guide", found, "places", places.organisation()));
  }
}
