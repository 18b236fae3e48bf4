package org.tongban.web.api.item;

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
import java.util.List;
import java.util.Optional;
import org.tongban.application.item.BrowseCatalogue;
import org.tongban.application.item.PublishedFigure;
import org.tongban.application.item.ShowZones;
import org.tongban.application.item.ShowZones.Figure;
import org.tongban.application.item.ShowZones.Share;
import org.tongban.application.transaction.Page;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.place.HelpService;
import org.tongban.domain.place.Region;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.ServicePoint;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.PublicAnswers;

/** The zones with their totals, and the catalogue by life event, department and subject. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "zones")
class ZoneController {
  private static final int LONGEST_DEPARTMENT = 60;

  private final ShowZones showZones;
  private final BrowseCatalogue browseCatalogue;
  private final PublicAnswers answers;

  ZoneController(ShowZones showZones, BrowseCatalogue browseCatalogue, PublicAnswers answers) {
    this.showZones = showZones;
    this.browseCatalogue = browseCatalogue;
    this.answers = answers;
  }

  /** All zones in numbers, counted in the data. */
  @Get("/zones")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ZonesResponse.class)))
  HttpResponse<?> zones(HttpRequest<?> request) {
    var zones = showZones.overview();
    return answers.ok(
        request,
        new ZonesResponse(
            FigureResponse.of(zones.crossProvinceItems()),
            FigureResponse.of(zones.partnerCities()),
            zones.anyWindowPoints(),
            ways(zones.ways()),
            FigureResponse.of(zones.villageItems()),
            FigureResponse.of(zones.villages()),
            zones.helpStations()));
  }

  /** What can be handled across provinces (跨省通办), and with which cities. */
  @Get("/zones/cross-province")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CrossProvinceResponse.class)))
  HttpResponse<?> crossProvince(
      HttpRequest<?> request,
      @Nullable @QueryValue String mode,
      @Nullable @QueryValue String department,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    var inputs = new Inputs();
    var wantedMode = inputs.optional("mode", mode, Inputs.constant(HandlingMode.class));
    var wantedDepartment = inputs.optionalText("department", department, LONGEST_DEPARTMENT);
    inputs.check();
    var zone =
        showZones.crossProvince(
            new ShowZones.Filter(
                wantedMode, Optional.of(wantedDepartment).filter(name -> !name.isEmpty())),
            Inputs.page(cursor, limit));
    return answers.ok(
        request,
        new CrossProvinceResponse(
            FigureResponse.of(zone.total()),
            ways(zone.modes()),
            zone.departments().stream()
                .map(share -> new DepartmentResponse(share.of(), share.items()))
                .toList(),
            zone.partners().stream()
                .map(
                    partner ->
                        new PartnerResponse(
                            partner.city().city().value(),
                            partner.city().name(),
                            partner.city().since(),
                            partner.city().hotline(),
                            points(partner.windows())))
                .toList(),
            points(zone.windows()),
            zone.found(),
            items(zone.items()),
            zone.items().next()));
  }

  /** What can be handled at any window of the city (市内通办), by way of handling. */
  @Get("/zones/city")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CityResponse.class)))
  HttpResponse<?> city(
      HttpRequest<?> request,
      @Nullable @QueryValue String mode,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    var inputs = new Inputs();
    var wanted =
        inputs
            .optional("mode", mode, Inputs.constant(HandlingMode.class))
            .orElse(HandlingMode.COLLECT_AND_FORWARD);
    inputs.check();
    var zone = showZones.city(wanted, Inputs.page(cursor, limit));
    return answers.ok(
        request,
        new CityResponse(
            wanted,
            ways(zone.ways()),
            zone.points().size(),
            items(zone.items()),
            zone.items().next()));
  }

  /** What can be handled without leaving the village (办事不出村), by district. */
  @Get("/zones/village")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = VillagesResponse.class)))
  HttpResponse<?> villages(HttpRequest<?> request) {
    var zone = showZones.villages();
    return answers.ok(
        request,
        new VillagesResponse(
            FigureResponse.of(zone.items()),
            FigureResponse.of(zone.villages()),
            zone.districts().stream().map(DistrictResponse::of).toList()));
  }

  /** A district, town or village of that zone: what lies inside, and what its station handles. */
  @Get("/zones/village/{region}")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = VillageResponse.class)))
  HttpResponse<?> village(HttpRequest<?> request, String region) {
    var place = showZones.village(Inputs.code(region, RegionCode::new)).orElseThrow(Inputs::absent);
    return answers.ok(
        request,
        new VillageResponse(
            place.region().code().value(),
            place.fullName(),
            DistrictResponse.of(place.district()),
            place.inside().stream().map(PlaceResponse::of).toList(),
            points(place.stations()),
            place.items().stream()
                .map(
                    listed ->
                        new ListedResponse(
                            listed.name(), listed.item().map(item -> item.code().value())))
                .toList()));
  }

  /** Who helps (帮办), and with what. */
  @Get("/zones/help")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = HelpResponse.class)))
  HttpResponse<?> help(HttpRequest<?> request) {
    var zone = showZones.help();
    return answers.ok(
        request,
        new HelpResponse(
            zone.services().stream()
                .map(service -> new HelpServiceResponse(service, service.label(), service.words()))
                .toList(),
            points(zone.stations())));
  }

  /** What happens in people's lives, and the items they then need. */
  @Get("/life-events")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = LifeEventList.class)))
  HttpResponse<?> lifeEvents(HttpRequest<?> request) {
    return answers.ok(
        request,
        new LifeEventList(
            browseCatalogue.lifeEvents().stream()
                .map(
                    event ->
                        new LifeEventResponse(
                            event.name(), event.items().stream().map(ZoneItem::of).toList()))
                .toList()));
  }

  /** The departments that have items. */
  @Get("/departments")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DepartmentList.class)))
  HttpResponse<?> departments(HttpRequest<?> request) {
    return answers.ok(
        request,
        new DepartmentList(
            browseCatalogue.departments().stream()
                .map(one -> new DepartmentResponse(one.name(), one.items()))
                .toList()));
  }

  /** The items of a department. */
  @Get("/departments/{department}/items")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ZoneItemPage.class)))
  HttpResponse<?> ofDepartment(
      HttpRequest<?> request,
      String department,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    var page = browseCatalogue.ofDepartment(department, Inputs.page(cursor, limit));
    if (page.items().isEmpty() && cursor == null) {
      throw Inputs.absent();
    }
    return answers.ok(request, new ZoneItemPage(items(page), page.next()));
  }

  private static List<ZoneItem> items(Page<ServiceItem> page) {
    return page.items().stream().map(ZoneItem::of).toList();
  }

  private static List<PointResponse> points(List<ServicePoint> points) {
    return points.stream()
        .map(
            point ->
                new PointResponse(
                    point.code().value(),
                    point.name(),
                    point.region().value(),
                    point.address(),
                    point.phone(),
                    point.openingHours()))
        .toList();
  }

  private static List<WayResponse> ways(List<Share<HandlingMode>> shares) {
    return shares.stream()
        .map(share -> new WayResponse(share.of(), share.of().label(), share.items()))
        .toList();
  }

  /** A number counted in the data, and what was published, with its source in words. */
  @Serdeable
  record FigureResponse(int inData, Optional<Integer> published, Optional<String> source) {
    static FigureResponse of(Figure figure) {
      return new FigureResponse(
          figure.inData(),
          figure.published().map(PublishedFigure::figure),
          figure.published().map(PublishedFigure::source));
    }
  }

  /** The zones in numbers. */
  @Serdeable
  record ZonesResponse(
      FigureResponse crossProvinceItems,
      FigureResponse partnerCities,
      int anyWindowPoints,
      List<WayResponse> ways,
      FigureResponse villageItems,
      FigureResponse villages,
      int helpStations) {}

  /** How many items can be handled in a way. */
  @Serdeable
  record WayResponse(HandlingMode mode, String name, int items) {}

  /** How many items a department has. */
  @Serdeable
  record DepartmentResponse(String name, int items) {}

  /** The departments. */
  @Serdeable
  record DepartmentList(List<DepartmentResponse> items) {}

  /** A place to go to. */
  @Serdeable
  record PointResponse(
      String code, String name, String region, String address, String phone, String openingHours) {}

  /** A partner city with its counters. */
  @Serdeable
  record PartnerResponse(
      String city, String name, String since, String hotline, List<PointResponse> windows) {}

  /** An item. */
  @Serdeable
  record ZoneItem(
      String code,
      String name,
      String department,
      SubjectKind subject,
      Optional<HandlingMode> crossProvince) {
    static ZoneItem of(ServiceItem item) {
      return new ZoneItem(
          item.code().value(),
          item.name(),
          item.department(),
          item.subject(),
          item.crossProvince());
    }
  }

  /** A part of a list of items. */
  @Serdeable
  record ZoneItemPage(List<ZoneItem> items, Optional<String> next) {}

  /** 跨省通办: {@code found} items pass the filter. */
  @Serdeable
  record CrossProvinceResponse(
      FigureResponse total,
      List<WayResponse> modes,
      List<DepartmentResponse> departments,
      List<PartnerResponse> partners,
      List<PointResponse> windows,
      int found,
      List<ZoneItem> items,
      Optional<String> next) {}

  /** 市内通办: the items that can be handled in {@code mode}. */
  @Serdeable
  record CityResponse(
      HandlingMode mode,
      List<WayResponse> ways,
      int points,
      List<ZoneItem> items,
      Optional<String> next) {}

  /** A district with the number of its items, towns and villages. */
  @Serdeable
  record DistrictResponse(String code, String name, int items, int towns, int villages) {
    static DistrictResponse of(ShowZones.District district) {
      return new DistrictResponse(
          district.code().value(),
          district.name(),
          district.items(),
          district.towns(),
          district.villages());
    }
  }

  /** 办事不出村. */
  @Serdeable
  record VillagesResponse(
      FigureResponse items, FigureResponse villages, List<DistrictResponse> districts) {}

  /** A region inside. */
  @Serdeable
  record PlaceResponse(String code, String name) {
    static PlaceResponse of(Region region) {
      return new PlaceResponse(region.code().value(), region.name());
    }
  }

  /** An item of a village listing. */
  @Serdeable
  record ListedResponse(String name, Optional<String> code) {}

  /** A place of the zone. */
  @Serdeable
  record VillageResponse(
      String code,
      String name,
      DistrictResponse district,
      List<PlaceResponse> inside,
      List<PointResponse> stations,
      List<ListedResponse> items) {}

  /** What a help station does. */
  @Serdeable
  record HelpServiceResponse(HelpService service, String name, String words) {}

  /** 帮办. */
  @Serdeable
  record HelpResponse(List<HelpServiceResponse> services, List<PointResponse> stations) {}

  /** A life event. */
  @Serdeable
  record LifeEventResponse(String name, List<ZoneItem> items) {}

  /** The life events. */
  @Serdeable
  record LifeEventList(List<LifeEventResponse> items) {}
}
