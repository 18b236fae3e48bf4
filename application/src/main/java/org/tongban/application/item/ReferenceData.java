package org.tongban.application.item;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
 * @param implementations the versions that are published or change their state; there may be too
 *     many of them to hold all, so they are only among what changes
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
    List<LifeEvent.Row> lifeEvents,
    List<PublishedFigure> figures,
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
          List.of(),
          List.of(),
          SearchWords.NONE);

  /** Data without life events, published figures and search words. */
  public ReferenceData(
      List<Region> regions,
      List<PublishedDay> holidays,
      List<PartnerCity> partnerCities,
      List<Authority> authorities,
      List<ServicePoint> servicePoints,
      List<ServiceItem> items,
      List<VillageListing> villageListings,
      List<Published> implementations) {
    this(
        regions,
        holidays,
        partnerCities,
        authorities,
        servicePoints,
        items,
        villageListings,
        implementations,
        List.of(),
        List.of(),
        SearchWords.NONE);
  }

  public ReferenceData {
    regions = List.copyOf(regions);
    holidays = List.copyOf(holidays);
    partnerCities = List.copyOf(partnerCities);
    authorities = List.copyOf(authorities);
    servicePoints = List.copyOf(servicePoints);
    items = List.copyOf(items);
    villageListings = List.copyOf(villageListings);
    implementations = List.copyOf(implementations);
    lifeEvents = List.copyOf(lifeEvents);
    figures = List.copyOf(figures);
    Objects.requireNonNull(searchWords);
  }

  /** The same without any implementation. */
  public ReferenceData withoutImplementations() {
    return new ReferenceData(
        regions,
        holidays,
        partnerCities,
        authorities,
        servicePoints,
        items,
        villageListings,
        List.of(),
        lifeEvents,
        figures,
        searchWords);
  }

  /**
   * A version of an implementation.
   *
   * @param inForce false where it was withdrawn and nobody can file under it any more
   * @param source the rows it was made from; empty where they were not kept
   */
  public record Published(
      Implementation implementation, boolean inForce, Optional<SourceRows> source) {
    public Published {
      Objects.requireNonNull(implementation);
      Objects.requireNonNull(source);
    }

    /** A version of which no rows were kept. */
    public Published(Implementation implementation, boolean inForce) {
      this(implementation, inForce, Optional.empty());
    }
  }
}
