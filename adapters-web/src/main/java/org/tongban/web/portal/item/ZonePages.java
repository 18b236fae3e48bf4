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
import java.util.Map;
import java.util.Optional;
import org.tongban.application.item.BrowseCatalogue;
import org.tongban.application.item.LifeEvent;
import org.tongban.application.item.ShowZones;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Page;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.place.RegionCode;
import org.tongban.web.api.Inputs;
import org.tongban.web.portal.Pages;

/** The zones, and the catalogue by life event, department and subject. */
@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
class ZonePages {
  private static final int SHOWN = 30;

  private final Pages pages;
  private final ShowZones showZones;
  private final BrowseCatalogue browseCatalogue;
  private final Places places;

  ZonePages(Pages pages, ShowZones showZones, BrowseCatalogue browseCatalogue, Places places) {
    this.pages = pages;
    this.showZones = showZones;
    this.browseCatalogue = browseCatalogue;
    this.places = places;
  }

  private static Page.Request page(@Nullable String after) {
    return new Page.Request(Optional.ofNullable(after).filter(text -> !text.isEmpty()), SHOWN);
  }

  private static Optional<String> given(@Nullable String text) {
    return Optional.ofNullable(text).map(String::strip).filter(some -> !some.isEmpty());
  }

  @Get("/zones/cross-province")
  HttpResponse<?> crossProvince(
      HttpRequest<?> request,
      @Nullable @QueryValue String mode,
      @Nullable @QueryValue String department,
      @Nullable @QueryValue String after) {
    var filter =
        new ShowZones.Filter(
            given(mode).map(name -> Inputs.code(name, HandlingMode::valueOf)), given(department));
    return pages.show(
        request,
        "item/crossProvince",
        Map.of(
            "zone",
            showZones.crossProvince(filter, page(after)),
            "filter",
            filter,
            "regions",
            places.organisation().regions()));
  }

  @Get("/zones/any-window")
  HttpResponse<?> city(
      HttpRequest<?> request,
      @Nullable @QueryValue String mode,
      @Nullable @QueryValue String after) {
    var wanted =
        given(mode)
            .map(name -> Inputs.code(name, HandlingMode::valueOf))
            .orElse(HandlingMode.COLLECT_AND_FORWARD);
    return pages.show(
        request,
        "item/anyWindow",
        Map.of(
            "zone",
            showZones.city(wanted, page(after)),
            "mode",
            wanted,
            "regions",
            places.organisation().regions()));
  }

  @Get("/zones/village")
  HttpResponse<?> villages(HttpRequest<?> request) {
    return pages.show(request, "item/village", Map.of("zone", showZones.villages()));
  }

  @Get("/zones/village/{region}")
  HttpResponse<?> village(HttpRequest<?> request, String region) {
    return pages.show(
        request,
        "item/villagePlace",
        Map.of(
            "place",
            showZones.village(Inputs.code(region, RegionCode::new)).orElseThrow(Inputs::absent)));
  }

  @Get("/zones/help")
  HttpResponse<?> help(HttpRequest<?> request) {
    return pages.show(
        request,
        "item/help",
        Map.of("zone", showZones.help(), "regions", places.organisation().regions()));
  }

  @Get("/browse")
  HttpResponse<?> browse(HttpRequest<?> request) {
    return pages.show(
        request,
        "item/browse",
        Map.of(
            "events",
            browseCatalogue.lifeEvents(),
            "departments",
            browseCatalogue.departments(),
            "persons",
            browseCatalogue.countFor(SubjectKind.PERSON),
            "organisations",
            browseCatalogue.countFor(SubjectKind.ORGANISATION)));
  }

  @Get("/browse/life-events/{event}")
  HttpResponse<?> lifeEvent(HttpRequest<?> request, String event) {
    var found =
        browseCatalogue.lifeEvents().stream()
            .filter(one -> one.name().equals(event))
            .map(LifeEvent::items)
            .findFirst()
            .orElseThrow(Inputs::absent);
    return shelf(request, event, "/browse", new Page<>(found, Optional.empty()));
  }

  @Get("/browse/departments/{department}")
  HttpResponse<?> department(
      HttpRequest<?> request, String department, @Nullable @QueryValue String after) {
    var found = browseCatalogue.ofDepartment(department, page(after));
    if (found.items().isEmpty() && after == null) {
      throw Inputs.absent();
    }
    return shelf(request, department, request.getPath(), found);
  }

  @Get("/browse/subjects/{subject}")
  HttpResponse<?> subject(
      HttpRequest<?> request, String subject, @Nullable @QueryValue String after) {
    var kind = Inputs.code(subject, SubjectKind::valueOf);
    return shelf(
        request,
        kind == SubjectKind.PERSON ? "个人办事" : "企业和组织办事",
        "/browse/subjects/" + kind,
        browseCatalogue.forSubject(kind, page(after)));
  }

  private HttpResponse<?> shelf(
      HttpRequest<?> request, String title, String path, Page<ServiceItem> found) {
    return pages.show(request, "item/shelf", Map.of("title", title, "path", path, "found", found));
  }
}
