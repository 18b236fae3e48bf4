package org.tongban.application.item;

import java.util.List;
import java.util.Optional;
import org.tongban.application.place.Places.PartnerCity;
import org.tongban.application.transaction.Page;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.place.HelpService;
import org.tongban.domain.place.Region;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.ServicePoint;

/** The zones of the portal (专区). Every total is counted in the data at the moment it is asked. */
public interface ShowZones {
  /** What each zone holds, in numbers. */
  Overview overview();

  /**
   * What can be handled across provinces, and with whom.
   *
   * @param filter which of the items
   */
  CrossProvinceZone crossProvince(Filter filter, Page.Request page);

  /** What can be handled at any window of the city: the items that are open in that way. */
  CityZone city(HandlingMode mode, Page.Request page);

  /** What can be handled without leaving the village, by district. */
  VillageZone villages();

  /** A district, town or village of that zone, or empty if there is no such place in the city. */
  Optional<VillagePlace> village(RegionCode code);

  /** Who helps. */
  HelpZone help();

  /** A number counted in the data, and the published one where there is one. */
  record Figure(int inData, Optional<PublishedFigure> published) {}

  /** How many items something has. */
  record Share<T>(T of, int items) {}

  /** All zones in numbers. */
  record Overview(
      Figure crossProvinceItems,
      Figure partnerCities,
      int anyWindowPoints,
      List<Share<HandlingMode>> ways,
      Figure villageItems,
      Figure villages,
      int helpStations) {}

  /** Which of the items across provinces. */
  record Filter(Optional<HandlingMode> mode, Optional<String> department) {
    /** All of them. */
    public static final Filter NONE = new Filter(Optional.empty(), Optional.empty());
  }

  /**
   * 跨省通办.
   *
   * @param windows the city's own counters for it
   * @param items those that pass the filter, by code
   */
  record CrossProvinceZone(
      Figure total,
      List<Share<HandlingMode>> modes,
      List<Share<String>> departments,
      List<Partner> partners,
      List<ServicePoint> windows,
      int found,
      Page<ServiceItem> items) {}

  /** A partner city with its counters for this city's items. */
  record Partner(PartnerCity city, List<ServicePoint> windows) {}

  /**
   * 市内通办.
   *
   * @param points the places with an any-window counter
   */
  record CityZone(
      List<Share<HandlingMode>> ways, List<ServicePoint> points, Page<ServiceItem> items) {}

  /** 办事不出村. */
  record VillageZone(Figure items, Figure villages, List<District> districts) {}

  /** A district with the number of its listed items and of its towns and villages in the data. */
  record District(RegionCode code, String name, int items, int towns, int villages) {}

  /**
   * A place of the zone.
   *
   * @param district the district it is or lies in
   * @param inside the regions directly inside
   * @param stations the village stations directly there
   * @param items what the stations of the district handle; without a code where the catalogue has
   *     no such item
   */
  record VillagePlace(
      Region region,
      String fullName,
      District district,
      List<Region> inside,
      List<ServicePoint> stations,
      List<ListedItem> items) {}

  /** An item of a listing. */
  record ListedItem(String name, Optional<ServiceItem> item) {}

  /** 帮办. */
  record HelpZone(List<HelpService> services, List<ServicePoint> stations) {}
}
