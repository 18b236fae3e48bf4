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
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.item.BrowseCatalogue;
import org.tongban.application.item.Catalogue;
import org.tongban.application.item.ItemSearch;
import org.tongban.application.item.ItemSearch.Query;
import org.tongban.application.item.ItemUsage;
import org.tongban.application.item.ShowZones;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Page;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.CommonQuestion;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.item.ImplementationRef;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.Times;
import org.tongban.web.api.item.SearchFilters;
import org.tongban.web.portal.Pages;
import org.tongban.web.portal.Words;

/** Home, search, zones and guides: what anybody may read. */
@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
class CatalogueController {
  private static final int RESULTS = 20;
  private static final int QUESTIONS = 5;
  private static final int SHOWN = 60;
  private static final int MOST_WANTED = 8;

  private final Pages pages;
  private final Catalogue catalogue;
  private final ItemSearch search;
  private final Places places;
  private final ShowZones showZones;
  private final BrowseCatalogue browseCatalogue;
  private final ItemUsage itemUsage;
  private final Clock clock;

  CatalogueController(
      Pages pages,
      Catalogue catalogue,
      ItemSearch search,
      Places places,
      ShowZones showZones,
      BrowseCatalogue browseCatalogue,
      ItemUsage itemUsage,
      Clock clock) {
    this.pages = pages;
    this.catalogue = catalogue;
    this.search = search;
    this.places = places;
    this.showZones = showZones;
    this.browseCatalogue = browseCatalogue;
    this.itemUsage = itemUsage;
    this.clock = clock;
  }

  @Get
  HttpResponse<?> home(HttpRequest<?> request) {
    return pages.show(
        request,
        "item/home",
        Map.of(
            "zones",
            showZones.overview(),
            "cities",
            places.partnerCities(),
            "events",
            browseCatalogue.lifeEvents(),
            "wanted",
            itemUsage.mostApplied(MOST_WANTED)));
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

  @Get("/items/{code}")
  HttpResponse<?> item(HttpRequest<?> request, String code, @Nullable @QueryValue String after) {
    var basic = Inputs.code(code, BasicCode::new);
    var item = catalogue.item(basic).orElseThrow(Inputs::absent);
    var found =
        catalogue.implementationsOf(
            basic, new Page.Request(Optional.ofNullable(after).filter(it -> !it.isEmpty()), SHOWN));
    if (after == null && found.items().size() == 1) {
      return Pages.to("/guides/" + found.items().getFirst().ref().code());
    }
    return pages.show(
        request,
        "item/item",
        Map.of("item", item, "found", found, "places", places.organisation()));
  }

  @Get("/guides/{code}")
  HttpResponse<?> guide(HttpRequest<?> request, String code) {
    var implementation = Inputs.code(code, ImplementationCode::new);
    var found = catalogue.current(implementation);
    var today = LocalDate.ofInstant(clock.instant(), Times.ZONE);
    var pending =
        catalogue.versionsOf(implementation).stream()
            .filter(version -> version.pendingOn(today))
            .findFirst();
    if (found.isEmpty() && pending.isPresent()) {
      found = catalogue.implementation(pending.get().ref());
    }
    var words = new HashMap<String, Object>();
    words.put("guide", found.orElseThrow(Inputs::absent));
    words.put("places", places.organisation());
    pending.ifPresent(
        version -> {
          words.put("pendingFrom", version.from());
          words.put("pendingVersion", version.ref().version());
        });
    return pages.show(request, "item/guide", words);
  }

  /** A version that cases may still be under, or that begins on a later day. */
  @Get("/guides/{code}/versions/{version}")
  HttpResponse<?> guide(HttpRequest<?> request, String code, String version) {
    var ref =
        Inputs.code(
            version,
            number ->
                new ImplementationRef(new ImplementationCode(code), Integer.parseInt(number)));
    var today = LocalDate.ofInstant(clock.instant(), Times.ZONE);
    var known =
        catalogue.versionsOf(ref.code()).stream()
            .filter(one -> one.ref().equals(ref))
            .findFirst()
            .orElseThrow(Inputs::absent);
    return pages.show(
        request,
        "item/guide",
        Map.of(
            "guide",
            catalogue.implementation(ref).orElseThrow(Inputs::absent),
            "places",
            places.organisation(),
            "note",
            known.inForceOn(today)
                ? ""
                : known.pendingOn(today)
                    ? "这是第 " + ref.version() + " 版，自 " + Words.day(known.from()) + "起实施，现在还不能按它申请。"
                    : "这是第 "
                        + ref.version()
                        + " 版，"
                        + known.stateOn(today).label()
                        + "；按它受理的申请仍按它办理。"));
  }
}
