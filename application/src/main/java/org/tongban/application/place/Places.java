package org.tongban.application.place;

import java.util.List;
import org.tongban.domain.calendar.WorkingCalendar;
import org.tongban.domain.place.Organisation;
import org.tongban.domain.place.RegionCode;

/**
 * The city: its regions, authorities, service points and calendar. Snapshots that are kept in
 * memory and replaced after an import. Every implementation passes {@code PlacesContract}.
 */
public interface Places {
  /** The organisation as imported last; empty at first. */
  Organisation organisation();

  /** The calendar of a region; a province may have holidays of its own. */
  WorkingCalendar calendar(RegionCode region);

  /** The partner cities of cross-province agreements. */
  List<PartnerCity> partnerCities();

  /** The village-level listings. */
  List<VillageListing> villageListings();

  /** A city of another province with which there is an agreement. */
  record PartnerCity(RegionCode city, String name, String since, String hotline) {}

  /** An item that can be handled at the village stations of a district. */
  record VillageListing(RegionCode district, String districtName, String itemName) {}
}
