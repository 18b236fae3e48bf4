package org.tongban.application.item;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.tongban.domain.calendar.PublishedDay;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ImplementationRef;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.place.Authority;
import org.tongban.domain.place.Region;
import org.tongban.domain.place.ServicePoint;

/** Reference data in memory, for tests. What is saved shows after {@link #refresh}. */
public final class InMemoryReferenceStore implements ReferenceStore {
  private final Map<ImplementationRef, Implementation> versions = new ConcurrentHashMap<>();
  private volatile ReferenceData data = ReferenceData.EMPTY;
  private volatile ReferenceData refreshed = ReferenceData.EMPTY;
  private volatile ReferenceSnapshot snapshot = new ReferenceSnapshot(ReferenceData.EMPTY);

  @Override
  public ReferenceData lock() {
    return data;
  }

  @Override
  public void save(ReferenceData changes, Run run) {
    data =
        new ReferenceData(
            merged(data.regions(), changes.regions(), Region::code),
            merged(data.holidays(), changes.holidays(), PublishedDay::date),
            merged(data.partnerCities(), changes.partnerCities(), city -> city.city()),
            merged(data.authorities(), changes.authorities(), Authority::code),
            merged(data.servicePoints(), changes.servicePoints(), ServicePoint::code),
            merged(data.items(), changes.items(), ServiceItem::code),
            merged(
                data.villageListings(),
                changes.villageListings(),
                listing -> List.of(listing.district(), listing.itemName())),
            merged(
                data.implementations(),
                changes.implementations(),
                published -> published.implementation().ref().code()),
            new SearchWords(
                merged(
                    data.searchWords().synonyms(),
                    changes.searchWords().synonyms(),
                    synonyms -> synonyms.means()),
                merged(
                    data.searchWords().questions(),
                    changes.searchWords().questions(),
                    question -> question.code()),
                merged(
                    data.searchWords().popularities(),
                    changes.searchWords().popularities(),
                    popularity -> popularity.itemName())));
    changes
        .implementations()
        .forEach(
            published ->
                versions.put(published.implementation().ref(), published.implementation()));
  }

  private static <T> List<T> merged(
      Collection<T> before, Collection<T> changes, Function<T, Object> key) {
    var all = new LinkedHashMap<Object, T>();
    before.forEach(value -> all.put(key.apply(value), value));
    changes.forEach(value -> all.put(key.apply(value), value));
    return new ArrayList<>(all.values());
  }

  @Override
  public void refresh() {
    snapshot = new ReferenceSnapshot(data);
    refreshed = data;
  }

  /** All data as they were when {@link #refresh} was called last. */
  ReferenceData refreshed() {
    return refreshed;
  }

  ReferenceSnapshot snapshot() {
    return snapshot;
  }

  Map<ImplementationRef, Implementation> versions() {
    return versions;
  }
}
