package org.tongban.persistence.item;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongban.application.item.Catalogue;
import org.tongban.application.item.ImportReferenceData.Counts;
import org.tongban.application.item.ImportReferenceData.Result.Imported;
import org.tongban.application.item.ImportReferenceDataService;
import org.tongban.application.item.ItemSearch;
import org.tongban.application.item.ReferenceReader;
import org.tongban.application.item.ReferenceStore;
import org.tongban.application.item.ShowZones;
import org.tongban.application.item.ShowZonesService;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.PlanRequest;
import org.tongban.domain.casework.Route;
import org.tongban.domain.casework.RoutePlan;
import org.tongban.domain.casework.RoutePlanner;
import org.tongban.domain.casework.Way;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.CaseKind;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.DeliveryWay;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.Necessity;
import org.tongban.domain.item.Reach;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.item.SpecialProcedure;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.place.Level;
import org.tongban.domain.place.Region;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.ServicePoint;
import org.tongban.domain.place.ServicePointKind;
import org.tongban.domain.place.UnitCode;
import org.tongban.persistence.TestDatabase;

/** What holds for the sample city on every database. */
abstract class SampleCityContract {
  private static final RegionCode GAOZHOU = new RegionCode("440981");
  private static final RegionCode YULIN = new RegionCode("450900");

  private Catalogue catalogue;
  private ItemSearch search;
  private Places places;

  abstract TestDatabase database();

  @BeforeEach
  void load() {
    catalogue = database().bean(Catalogue.class);
    search = database().bean(ItemSearch.class);
    places = database().bean(Places.class);
    if (places.organisation().regions().size() == 0) {
      assertThat(importAll().counts().values())
          .allSatisfy(
              counts -> {
                assertThat(counts.added()).isPositive();
                assertThat(counts.changed()).isZero();
                assertThat(counts.unchanged()).isZero();
              });
    }
  }

  private Imported importAll() {
    var importer =
        new ImportReferenceDataService(
            database().bean(ReferenceReader.class),
            database().bean(ReferenceStore.class),
            database().bean(Transactions.class),
            database().clock());
    var result = importer.importFiles("test", SampleFiles.all());
    assertThat(result).isInstanceOf(Imported.class);
    return (Imported) result;
  }

  @Test
  void isTheSameAfterASecondImport() {
    var codes = items().stream().collect(groupingBy(ServiceItem::name, counting()));
    assertThat(importAll().counts().values())
        .allSatisfy(counts -> assertThat(counts.added() + counts.changed()).isZero())
        .extracting(Counts::unchanged)
        .allMatch(unchanged -> unchanged > 0);
    assertThat(items().stream().collect(groupingBy(ServiceItem::name, counting())))
        .isEqualTo(codes);
  }

  @Test
  void hasThePublishedTotals() {
    var regions = places.organisation().regions();
    assertThat(regions.size()).isEqualTo(2179);
    var villages = regions.all().stream().filter(one -> one.level() == Level.VILLAGE).toList();
    var placeholders = villages.stream().filter(one -> one.name().contains("虚拟生活区")).count();
    // 1,905 villages are published; the national table has three fewer, and 15 placeholders.
    assertThat(placeholders).isEqualTo(15);
    assertThat(villages.size() - placeholders).isEqualTo(1902);
    assertThat(regions.all().stream().filter(Region::zone)).hasSize(2);
    assertThat(items()).hasSize(1269);
    assertThat(items().stream().filter(item -> item.crossProvince().isPresent())).hasSize(153);
    assertThat(places.villageListings()).hasSize(335);
    assertThat(
            places.villageListings().stream()
                .collect(groupingBy(listing -> listing.district().value(), counting())))
        .isEqualTo(
            Map.of(
                "440902", 62L, "440904", 53L, "440981", 52L, "440982", 46L, "440983", 78L, "4409BH",
                21L, "4409GX", 23L));
    assertThat(places.partnerCities()).hasSize(8);
    assertThat(places.partnerCities().getFirst().city()).isEqualTo(YULIN);
    assertThat(places.partnerCities().getFirst().since()).isEqualTo("2020-09");
  }

  @Test
  void showsTheZonesWithTheirTotals() {
    var zones = new ShowZonesService(catalogue, places);
    var overview = zones.overview();
    assertThat(overview.crossProvinceItems().inData()).isEqualTo(153);
    assertThat(overview.crossProvinceItems().published().orElseThrow().figure()).isEqualTo(153);
    assertThat(overview.partnerCities().inData()).isEqualTo(8);
    assertThat(overview.villageItems().inData()).isEqualTo(335);
    assertThat(overview.villages().inData()).isEqualTo(1902);
    assertThat(overview.villages().published().orElseThrow().figure()).isEqualTo(1905);
    assertThat(zones.villages().districts())
        .extracting(ShowZones.District::items)
        .containsExactly(62, 53, 52, 46, 78, 21, 23);
    var first = new Page.Request(Optional.empty(), 100);
    var across = zones.crossProvince(ShowZones.Filter.NONE, first);
    assertThat(across.partners())
        .hasSize(8)
        .allSatisfy(
            partner -> {
              assertThat(partner.windows()).isNotEmpty();
              assertThat(partner.city().hotline()).isEqualTo("0668-2898972");
            });
    assertThat(across.windows()).isNotEmpty();
    var rest =
        zones.crossProvince(ShowZones.Filter.NONE, new Page.Request(across.items().next(), 100));
    assertThat(across.items().items().size() + rest.items().items().size()).isEqualTo(153);
    var village = zones.village(new RegionCode("440983118205")).orElseThrow();
    assertThat(village.items()).hasSize(78);
    assertThat(village.stations()).hasSize(1);
    assertThat(zones.village(YULIN)).isEmpty();
    assertThat(catalogue.lifeEvents()).hasSizeGreaterThanOrEqualTo(12);
  }

  @Test
  void hasAPlaceToGoToInEveryVillage() {
    assertThat(
            places.organisation().servicePoints().stream()
                .collect(groupingBy(ServicePoint::kind, counting())))
        .containsEntry(ServicePointKind.VILLAGE_STATION, 1902L)
        .containsEntry(ServicePointKind.TOWN_CENTRE, 127L)
        .containsEntry(ServicePointKind.COUNTY_HALL, 7L)
        .containsEntry(ServicePointKind.MUNICIPAL_HALL, 9L)
        .containsEntry(ServicePointKind.HELP_STATION, 8L)
        .containsKey(ServicePointKind.KIOSK);
    assertThat(places.organisation().authorities())
        .allMatch(authority -> authority.creditCode().isSynthetic());
  }

  @Test
  void knowsTheHolidaysOfEachProvince() {
    var march3 = LocalDate.of(2026, 4, 20);
    assertThat(places.calendar(GAOZHOU).isWorkingDay(LocalDate.of(2026, 10, 10))).isTrue();
    assertThat(places.calendar(GAOZHOU).day(LocalDate.of(2026, 5, 1)).provisional()).isFalse();
    assertThat(places.calendar(GAOZHOU).day(LocalDate.of(2027, 5, 1)).provisional()).isTrue();
    assertThat(places.calendar(GAOZHOU).isWorkingDay(march3)).isTrue();
    assertThat(places.calendar(YULIN).isWorkingDay(march3)).isFalse();
  }

  private List<ServiceItem> items() {
    var all = new ArrayList<ServiceItem>();
    var next = Optional.<String>empty();
    do {
      var page =
          search
              .search(
                  new ItemSearch.Query("", ItemSearch.Filters.NONE, new Page.Request(next, 100)))
              .hits();
      page.items().forEach(hit -> all.add(hit.item()));
      next = page.next();
    } while (next.isPresent());
    return all;
  }

  private List<Implementation> implementations() {
    return items().stream()
        .flatMap(
            item ->
                catalogue
                    .implementationsOf(item.code(), new Page.Request(Optional.empty(), 100))
                    .items()
                    .stream())
        .map(line -> catalogue.implementation(line.ref()).orElseThrow())
        .toList();
  }

  @Test
  void coversEveryKindOfRule() {
    var all = implementations();
    assertThat(all.stream().map(Implementation::name).distinct()).hasSizeGreaterThanOrEqualTo(12);
    assertThat(all.stream().map(Implementation::kind).distinct())
        .containsExactlyInAnyOrder(CaseKind.values());
    assertThat(all.stream().flatMap(one -> one.modes().stream()).distinct())
        .containsExactlyInAnyOrder(HandlingMode.values());
    assertThat(all.stream().flatMap(one -> one.channels().stream()).distinct())
        .containsExactlyInAnyOrder(Channel.values());
    assertThat(all.stream().flatMap(one -> one.actors().stream()).distinct())
        .containsExactlyInAnyOrder(ActingAs.values());
    assertThat(all.stream().flatMap(one -> one.deliveryWays().stream()).distinct())
        .containsExactlyInAnyOrder(DeliveryWay.values());
    assertThat(all.stream().flatMap(one -> one.subjects().stream()).distinct())
        .containsExactlyInAnyOrder(SubjectKind.values());
    assertThat(
            all.stream()
                .flatMap(one -> one.specialProcedures().stream())
                .map(rule -> rule.procedure())
                .distinct())
        .contains(
            SpecialProcedure.HEARING,
            SpecialProcedure.EXPERT_REVIEW,
            SpecialProcedure.ON_SITE_CHECK,
            SpecialProcedure.PUBLICATION);
    assertThat(all).anyMatch(Implementation::twoPersons).anyMatch(one -> one.fee().fen() > 0);
    assertThat(all.stream().flatMap(one -> one.materials().stream()))
        .anyMatch(material -> material.necessity() == Necessity.MAY_FOLLOW)
        .anyMatch(material -> material.commitment())
        .anyMatch(material -> material.original());
    assertThat(all).anyMatch(one -> one.chain().size() == 2);
    assertThat(all)
        .allSatisfy(
            one -> {
              assertThat(one.materials()).isNotEmpty();
              assertThat(one.form()).isNotEmpty();
              assertThat(one.laws()).isNotEmpty();
              assertThat(one.results()).isNotEmpty();
            });
  }

  @Test
  void plansEveryImplementationInEveryModeItOffers() {
    var planned = EnumSet.noneOf(HandlingMode.class);
    var distances = EnumSet.noneOf(Reach.class);
    for (var implementation : implementations()) {
      var modes = new HashSet<HandlingMode>();
      routes(implementation)
          .forEach(
              route -> {
                modes.add(route.way().mode());
                distances.add(route.reach());
              });
      assertThat(modes)
          .as("%s of %s", implementation.name(), implementation.authority())
          .isEqualTo(implementation.modes());
      planned.addAll(modes);
    }
    assertThat(planned).containsExactlyInAnyOrder(HandlingMode.values());
    assertThat(distances).contains(Reach.SAME_VILLAGE, Reach.SAME_CITY, Reach.CROSS_PROVINCE);
  }

  @Test
  void takesAPartnerCitysMattersAtItsOwnCrossProvinceCounter() {
    var atHall = new UnitCode("HALL-440900");
    var partners = implementations().stream().filter(one -> one.territory().equals(YULIN)).toList();
    assertThat(partners).hasSizeGreaterThanOrEqualTo(2);
    for (var implementation : partners) {
      assertThat(routes(implementation))
          .anyMatch(
              route ->
                  route.way().place().equals(Optional.of(atHall))
                      && route.way().channel() == Channel.CROSS_PROVINCE_WINDOW
                      && route.reach() == Reach.CROSS_PROVINCE);
    }
  }

  /** The lawful routes of an applicant at home in the territory, from some typical places. */
  private List<Route> routes(Implementation implementation) {
    var organisation = places.organisation();
    var regions = organisation.regions();
    var territory = implementation.territory();
    var home =
        regions.all().stream()
            .map(Region::code)
            .filter(code -> regions.within(code, territory))
            .filter(code -> !organisation.servicePointsIn(code).isEmpty() || code.equals(territory))
            .max(
                Comparator.<RegionCode>comparingInt(code -> code.value().length())
                    .thenComparing(Comparator.reverseOrder()))
            .orElseThrow();
    var from =
        Stream.concat(
                regions.path(home).stream().map(Region::code),
                Stream.of("440900", "440902", "440983", "450900").map(RegionCode::new))
            .distinct()
            .toList();
    var planner = new RoutePlanner(organisation);
    return Stream.of(HandlingMode.values())
        .flatMap(
            mode ->
                Stream.of(Channel.values())
                    .flatMap(
                        channel -> from.stream().flatMap(region -> ways(mode, channel, region))))
        .flatMap(
            way ->
                Stream.of(SubjectKind.values())
                    .flatMap(
                        subject ->
                            Stream.<DeliveryChoice>of(
                                    new DeliveryChoice.Electronic(),
                                    new DeliveryChoice.PickUp(new UnitCode("HALL-440900")))
                                .map(
                                    delivery ->
                                        new PlanRequest(
                                            implementation, subject, home, way, delivery))))
        .map(planner::plan)
        .filter(RoutePlan.Planned.class::isInstance)
        .map(plan -> ((RoutePlan.Planned) plan).route())
        .toList();
  }

  private Stream<Way> ways(HandlingMode mode, Channel channel, RegionCode from) {
    var points =
        channel.atServicePoint() || channel == Channel.HOME
            ? places.organisation().servicePointsIn(from).stream()
                .map(point -> Optional.of(point.code()))
                .toList()
            : List.of(Optional.<UnitCode>empty());
    return points.stream()
        .flatMap(
            point ->
                Set.of(ActingAs.values()).stream()
                    .map(actor -> new Way(mode, channel, point, from, actor)));
  }
}
