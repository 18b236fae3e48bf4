package org.tongban.application.item;

import java.util.List;
import org.tongban.application.place.Places;
import org.tongban.domain.calendar.WorkingCalendar;
import org.tongban.domain.place.Organisation;
import org.tongban.domain.place.RegionCode;

/** The places of an {@link InMemoryReferenceStore}. */
public final class InMemoryPlaces implements Places {
  private final InMemoryReferenceStore store;

  public InMemoryPlaces(InMemoryReferenceStore store) {
    this.store = store;
  }

  @Override
  public Organisation organisation() {
    return store.snapshot().organisation();
  }

  @Override
  public WorkingCalendar calendar(RegionCode region) {
    return store.snapshot().calendar().forRegion(region.value());
  }

  @Override
  public List<PartnerCity> partnerCities() {
    return store.snapshot().partnerCities();
  }

  @Override
  public List<VillageListing> villageListings() {
    return store.snapshot().villageListings();
  }
}
