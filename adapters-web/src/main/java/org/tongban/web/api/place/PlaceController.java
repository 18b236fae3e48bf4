package org.tongban.web.api.place;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tongban.application.place.Places;
import org.tongban.application.place.Places.VillageListing;
import org.tongban.application.transaction.Page;
import org.tongban.domain.calendar.WorkingCalendar;
import org.tongban.domain.place.Level;
import org.tongban.domain.place.Organisation;
import org.tongban.domain.place.Region;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.ServicePoint;
import org.tongban.domain.place.ServicePointKind;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.place.WindowKind;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.ListPages;
import org.tongban.web.api.PageResponse;
import org.tongban.web.api.PublicAnswers;

/** Regions, service points, partner cities and the calendar. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "places")
class PlaceController {
  private static final RegionCode PROVINCE = new RegionCode("440000");

  private final Places places;
  private final PublicAnswers answers;
  private final PlaceMapper mapper;

  PlaceController(Places places, PublicAnswers answers, PlaceMapper mapper) {
    this.places = places;
    this.answers = answers;
    this.mapper = mapper;
  }

  /** The regions below {@code root}, or those that lie in no other, by code. */
  @Get("/regions")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RegionPage.class)))
  HttpResponse<?> regions(
      HttpRequest<?> request,
      @Nullable @QueryValue String root,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    if (root != null) {
      return children(request, root, cursor, limit);
    }
    var city = places.organisation();
    return regions(
        request,
        city.regions().all().stream().filter(region -> region.parent().isEmpty()).toList(),
        Inputs.shortList(cursor, limit));
  }

  private HttpResponse<?> regions(HttpRequest<?> request, List<Region> found, Page.Request wanted) {
    var city = places.organisation();
    var sorted = found.stream().sorted(Comparator.comparing(Region::code)).toList();
    return answers.ok(
        request,
        PageResponse.of(
            ListPages.cut(sorted, wanted, region -> region.code().value()),
            region -> mapper.region(region, city)));
  }

  /** A region. */
  @Get("/regions/{code}")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RegionResponse.class)))
  HttpResponse<?> region(HttpRequest<?> request, String code) {
    var city = places.organisation();
    return answers.ok(request, mapper.region(find(code, city), city));
  }

  /** The regions that lie in a region, by code. */
  @Get("/regions/{code}/children")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RegionPage.class)))
  HttpResponse<?> children(
      HttpRequest<?> request,
      String code,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    var city = places.organisation();
    return regions(
        request, city.regions().children(find(code, city).code()), Inputs.shortList(cursor, limit));
  }

  /** Service points, by region, kind and kind of window. */
  @Get("/service-points")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ServicePointPage.class)))
  HttpResponse<?> servicePoints(
      HttpRequest<?> request,
      @Nullable @QueryValue String region,
      @Nullable @QueryValue String kind,
      @Nullable @QueryValue String window,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    var inputs = new Inputs();
    var wantedRegion = inputs.optional("region", region, RegionCode::new);
    var wantedKind = inputs.optional("kind", kind, Inputs.constant(ServicePointKind.class));
    var wantedWindow = inputs.optional("window", window, Inputs.constant(WindowKind.class));
    inputs.check();
    var city = places.organisation();
    var matching =
        wantedRegion.map(city::servicePointsIn).orElseGet(city::servicePoints).stream()
            .filter(point -> wantedKind.isEmpty() || point.kind() == wantedKind.get())
            .filter(point -> wantedWindow.isEmpty() || point.hasWindow(wantedWindow.get()))
            .sorted(Comparator.comparing(ServicePoint::code))
            .toList();
    var page = ListPages.cut(matching, Inputs.page(cursor, limit), point -> point.code().value());
    return answers.ok(
        request,
        new ServicePointPage(
            page.items().stream().map(point -> mapper.point(point, city)).toList(), page.next()));
  }

  /** A service point. */
  @Get("/service-points/{code}")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ServicePointResponse.class)))
  HttpResponse<?> servicePoint(HttpRequest<?> request, String code) {
    var city = places.organisation();
    var point =
        city.servicePoint(Inputs.code(code, UnitCode::new)).orElseThrow(() -> Inputs.absent());
    return answers.ok(request, mapper.point(point, city));
  }

  /** The partner cities of other provinces. */
  @Get("/partners")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PartnerPage.class)))
  HttpResponse<?> partners(
      HttpRequest<?> request,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    return answers.ok(
        request,
        PageResponse.of(
            ListPages.cut(
                places.partnerCities(),
                Inputs.shortList(cursor, limit),
                city -> city.city().value()),
            mapper::partner));
  }

  /** What can be done at the village stations of a district. */
  @Get("/village-listings")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = VillageListingPage.class)))
  HttpResponse<?> villageListings(
      HttpRequest<?> request,
      @Nullable @QueryValue String district,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    var inputs = new Inputs();
    var wanted = inputs.optional("district", district, RegionCode::new);
    inputs.check();
    var matching =
        places.villageListings().stream()
            .filter(listing -> wanted.isEmpty() || listing.district().equals(wanted.get()))
            .sorted(Comparator.comparing(PlaceController::key))
            .toList();
    var page = ListPages.cut(matching, Inputs.page(cursor, limit), PlaceController::key);
    return answers.ok(request, PageResponse.of(page, mapper::listing));
  }

  private static String key(VillageListing listing) {
    return listing.district() + "/" + listing.itemName();
  }

  /** Whether people work on that day, and why. */
  @Get("/calendar/{date}")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DayResponse.class)))
  HttpResponse<?> day(HttpRequest<?> request, String date, @Nullable @QueryValue String region) {
    var inputs = new Inputs();
    var day = Inputs.code(date, Inputs::date);
    var where = inputs.optional("region", region, RegionCode::new).orElse(PROVINCE);
    inputs.check();
    if (!WorkingCalendar.covers(day)) {
      throw Inputs.absent();
    }
    return answers.ok(request, mapper.day(places.calendar(where).day(day)));
  }

  private static Region find(String code, Organisation city) {
    return city.regions()
        .find(Inputs.code(code, RegionCode::new))
        .orElseThrow(() -> Inputs.absent());
  }

  /** A region. */
  @Serdeable
  record RegionResponse(
      String code,
      String name,
      String fullName,
      Level level,
      boolean zone,
      Optional<String> parent) {}

  /** A part of the regions. */
  @Serdeable
  record RegionPage(List<RegionResponse> items, Optional<String> next) {}

  /** A counter. */
  @Serdeable
  record WindowResponse(String number, String name, WindowKind kind) {}

  /** A service point. */
  @Serdeable
  record ServicePointResponse(
      String code,
      String name,
      ServicePointKind kind,
      String region,
      String regionName,
      String address,
      String phone,
      String openingHours,
      List<WindowResponse> windows,
      boolean partner) {}

  /** A part of the service points. */
  @Serdeable
  record ServicePointPage(List<ServicePointResponse> items, Optional<String> next) {}

  /** A partner city. */
  @Serdeable
  record PartnerResponse(String city, String name, String since, String hotline) {}

  /** A part of the partner cities. */
  @Serdeable
  record PartnerPage(List<PartnerResponse> items, Optional<String> next) {}

  /** An item that village stations handle. */
  @Serdeable
  record VillageListingResponse(String district, String districtName, String itemName) {}

  /** A part of the listings. */
  @Serdeable
  record VillageListingPage(List<VillageListingResponse> items, Optional<String> next) {}

  /** A day of the calendar. */
  @Serdeable
  record DayResponse(LocalDate date, boolean working, String words, boolean provisional) {}
}
