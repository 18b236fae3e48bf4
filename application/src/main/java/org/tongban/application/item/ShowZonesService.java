package org.tongban.application.item;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.tongban.application.place.Places;
import org.tongban.application.place.Places.VillageListing;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.SortedPages;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.place.HelpService;
import org.tongban.domain.place.Level;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.RegionTree;
import org.tongban.domain.place.ServicePoint;
import org.tongban.domain.place.ServicePointKind;
import org.tongban.domain.place.WindowKind;

/** Counts the zones in what is in memory. */
@Singleton
public final class ShowZonesService implements ShowZones {
  private final Catalogue catalogue;
  private final Places places;

  /** Uses these parts. */
  @Inject
  public ShowZonesService(Catalogue catalogue, Places places) {
    this.catalogue = catalogue;
    this.places = places;
  }

  private Figure figure(PublishedFigure.Name name, int inData) {
    return new Figure(
        inData,
        catalogue.figures().stream().filter(published -> published.name() == name).findFirst());
  }

  private List<ServicePoint> points(Predicate<ServicePoint> wanted) {
    return places.organisation().servicePoints().stream()
        .filter(wanted)
        .sorted(
            Comparator.comparing(ServicePoint::region).thenComparing(point -> point.code().value()))
        .toList();
  }

  private List<ServicePoint> ownWindows(WindowKind kind) {
    return points(point -> !point.partner() && point.hasWindow(kind));
  }

  private int count(ServicePointKind kind) {
    return points(point -> !point.partner() && point.kind() == kind).size();
  }

  private List<ServiceItem> acrossProvinces() {
    return catalogue.items().stream().filter(item -> item.crossProvince().isPresent()).toList();
  }

  @Override
  public Overview overview() {
    return new Overview(
        figure(PublishedFigure.Name.CROSS_PROVINCE_ITEMS, acrossProvinces().size()),
        figure(PublishedFigure.Name.PARTNER_CITIES, places.partnerCities().size()),
        ownWindows(WindowKind.ANY_WINDOW).size(),
        ways(),
        figure(PublishedFigure.Name.VILLAGE_ITEMS, places.villageListings().size()),
        villagesWithStation(),
        count(ServicePointKind.HELP_STATION));
  }

  private Figure villagesWithStation() {
    return figure(PublishedFigure.Name.VILLAGES, count(ServicePointKind.VILLAGE_STATION));
  }

  private List<Share<HandlingMode>> ways() {
    var byMode = catalogue.itemsByMode();
    return Arrays.stream(HandlingMode.values())
        .map(mode -> new Share<>(mode, byMode.getOrDefault(mode, Set.of()).size()))
        .toList();
  }

  @Override
  public CrossProvinceZone crossProvince(Filter filter, Page.Request page) {
    var all = acrossProvinces();
    var found =
        all.stream()
            .filter(item -> filter.mode().isEmpty() || filter.mode().equals(item.crossProvince()))
            .filter(
                item ->
                    filter.department().isEmpty()
                        || filter.department().get().equals(item.department()))
            .toList();
    return new CrossProvinceZone(
        figure(PublishedFigure.Name.CROSS_PROVINCE_ITEMS, all.size()),
        shares(all.stream().flatMap(item -> item.crossProvince().stream()).toList()),
        shares(all.stream().map(ServiceItem::department).toList()),
        partners(),
        ownWindows(WindowKind.CROSS_PROVINCE),
        found.size(),
        SortedPages.of(found, page, item -> item.code().value()));
  }

  private static <T extends Comparable<? super T>> List<Share<T>> shares(List<T> all) {
    var counts = new TreeMap<T, Integer>();
    all.forEach(one -> counts.merge(one, 1, Integer::sum));
    return counts.entrySet().stream()
        .map(entry -> new Share<>(entry.getKey(), entry.getValue()))
        .toList();
  }

  private List<Partner> partners() {
    var regions = places.organisation().regions();
    var counters = points(point -> point.partner() && point.hasWindow(WindowKind.CROSS_PROVINCE));
    return places.partnerCities().stream()
        .map(
            city ->
                new Partner(
                    city,
                    counters.stream()
                        .filter(point -> regions.within(point.region(), city.city()))
                        .toList()))
        .toList();
  }

  @Override
  public CityZone city(HandlingMode mode, Page.Request page) {
    var open = catalogue.itemsByMode().getOrDefault(mode, Set.of());
    return new CityZone(
        ways(),
        ownWindows(WindowKind.ANY_WINDOW),
        SortedPages.of(
            catalogue.items().stream().filter(item -> open.contains(item.code())).toList(),
            page,
            item -> item.code().value()));
  }

  @Override
  public VillageZone villages() {
    var regions = places.organisation().regions();
    var villages = villagesByDistrict(regions);
    var districts = new ArrayList<District>();
    for (var listings : byDistrict().entrySet()) {
      districts.add(district(listings.getKey(), listings.getValue(), regions, villages));
    }
    return new VillageZone(
        figure(PublishedFigure.Name.VILLAGE_ITEMS, places.villageListings().size()),
        villagesWithStation(),
        districts);
  }

  private Map<RegionCode, List<VillageListing>> byDistrict() {
    return places.villageListings().stream()
        .collect(groupingBy(VillageListing::district, TreeMap::new, toList()));
  }

  private Map<RegionCode, Long> villagesByDistrict(RegionTree regions) {
    return points(point -> !point.partner() && point.kind() == ServicePointKind.VILLAGE_STATION)
        .stream()
        .flatMap(point -> regions.at(Level.COUNTY, point.region()).stream())
        .collect(groupingBy(region -> region.code(), counting()));
  }

  private static District district(
      RegionCode code,
      List<VillageListing> listings,
      RegionTree regions,
      Map<RegionCode, Long> villages) {
    return new District(
        code,
        listings.getFirst().districtName(),
        listings.size(),
        regions.children(code).size(),
        villages.getOrDefault(code, 0L).intValue());
  }

  @Override
  public Optional<VillagePlace> village(RegionCode code) {
    var organisation = places.organisation();
    var regions = organisation.regions();
    var listings =
        regions
            .at(Level.COUNTY, code)
            .map(county -> byDistrict().getOrDefault(county.code(), List.of()))
            .orElse(List.of());
    if (listings.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new VillagePlace(
            regions.find(code).orElseThrow(),
            regions.fullName(code),
            district(
                listings.getFirst().district(), listings, regions, villagesByDistrict(regions)),
            regions.children(code),
            organisation.servicePointsIn(code).stream()
                .filter(point -> point.kind() == ServicePointKind.VILLAGE_STATION)
                .toList(),
            listings.stream()
                .map(
                    listing ->
                        new ListedItem(listing.itemName(), catalogue.itemNamed(listing.itemName())))
                .toList()));
  }

  @Override
  public HelpZone help() {
    return new HelpZone(
        List.of(HelpService.values()),
        points(point -> !point.partner() && point.kind() == ServicePointKind.HELP_STATION));
  }
}
