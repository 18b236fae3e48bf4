package org.tongban.application.item;

import java.util.List;
import java.util.Objects;
import org.tongban.application.place.Places.PartnerCity;
import org.tongban.application.place.Places.VillageListing;
import org.tongban.domain.calendar.PublishedDay;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.place.Authority;
import org.tongban.domain.place.Region;
import org.tongban.domain.place.ServicePoint;

/**
 * All reference data, or those of them that an import adds or changes.
 *
 * @param implementations of each only the latest version
 */
public record ReferenceData(
    List<Region> regions,
    List<PublishedDay> holidays,
    List<PartnerCity> partnerCities,
    List<Authority> authorities,
    List<ServicePoint> servicePoints,
    List<ServiceItem> items,
    List<VillageListing> villageListings,
    List<Published> implementations,
    SearchWords searchWords) {
  /** Nothing. */
  public static final ReferenceData EMPTY =
      new ReferenceData(
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          SearchWords.NONE);

  public ReferenceData {
    regions = List.copyOf(regions);
    holidays = List.copyOf(holidays);
    partnerCities = List.copyOf(partnerCities);
    authorities = List.copyOf(authorities);
    servicePoints = List.copyOf(servicePoints);
    items = List.copyOf(items);
    villageListings = List.copyOf(villageListings);
    implementations = List.copyOf(implementations);
    Objects.requireNonNull(searchWords);
  }

  /**
   * A version of an implementation.
   *
   * @param inForce false where it was withdrawn and nobody can file under it any more
   */
  public record Published(Implementation implementation, boolean inForce) {}
}
