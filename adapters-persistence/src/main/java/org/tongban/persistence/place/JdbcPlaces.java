package org.tongban.persistence.place;

import jakarta.inject.Singleton;
import java.util.List;
import org.tongban.application.place.Places;
import org.tongban.domain.calendar.WorkingCalendar;
import org.tongban.domain.place.Organisation;
import org.tongban.domain.place.RegionCode;
import org.tongban.persistence.item.ReferenceSnapshots;

/** Answers from the snapshot. */
@Singleton
final class JdbcPlaces implements Places {
  private final ReferenceSnapshots snapshots;

  JdbcPlaces(ReferenceSnapshots snapshots) {
    this.snapshots = snapshots;
  }

  @Override
  public Organisation organisation() {
    return snapshots.get().organisation();
  }

  @Override
  public WorkingCalendar calendar(RegionCode region) {
    return snapshots.get().calendar().forRegion(region.value());
  }

  @Override
  public List<PartnerCity> partnerCities() {
    return snapshots.get().partnerCities();
  }

  @Override
  public List<VillageListing> villageListings() {
    return snapshots.get().villageListings();
  }
}
