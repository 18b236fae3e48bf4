package org.tongban.application.item;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tongban.application.place.Places.PartnerCity;
import org.tongban.application.place.Places.VillageListing;
import org.tongban.domain.calendar.PublishedDay;
import org.tongban.domain.calendar.RegionalHolidays;
import org.tongban.domain.calendar.WorkingCalendar;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.place.Organisation;
import org.tongban.domain.place.RegionTree;

/** All reference data but the implementations at one moment, ready to be asked. Immutable. */
public final class ReferenceSnapshot {
  private final Organisation organisation;
  private final WorkingCalendar calendar;
  private final List<PartnerCity> partnerCities;
  private final List<VillageListing> villageListings;
  private final List<LifeEvent> lifeEvents;
  private final List<PublishedFigure> figures;
  private final List<ServiceItem> sortedItems;
  private final Map<BasicCode, ServiceItem> items;
  private final Map<String, ServiceItem> itemsByName;

  public ReferenceSnapshot(ReferenceData data) {
    organisation =
        new Organisation(new RegionTree(data.regions()), data.authorities(), data.servicePoints());
    calendar =
        WorkingCalendar.of(
                data.holidays(),
                data.holidays().stream()
                    .filter(ReferenceSnapshot::namesAutumn)
                    .map(day -> day.date().getYear())
                    .collect(Collectors.toSet()))
            .withRegional(RegionalHolidays.guangxi());
    partnerCities = data.partnerCities();
    villageListings = data.villageListings();
    items = data.items().stream().collect(Collectors.toMap(ServiceItem::code, Function.identity()));
    itemsByName =
        data.items().stream().collect(Collectors.toMap(ServiceItem::name, Function.identity()));
    sortedItems = data.items().stream().sorted(Comparator.comparing(ServiceItem::code)).toList();
    figures = data.figures();
    var events = new LinkedHashMap<String, List<ServiceItem>>();
    data.lifeEvents().stream()
        .sorted(Comparator.comparingInt(LifeEvent.Row::position))
        .filter(row -> itemsByName.containsKey(row.itemName()))
        .forEach(
            row ->
                events
                    .computeIfAbsent(row.event(), _ -> new ArrayList<>())
                    .add(itemsByName.get(row.itemName())));
    lifeEvents =
        events.entrySet().stream()
            .map(entry -> new LifeEvent(entry.getKey(), entry.getValue()))
            .toList();
  }

  /** A notice may name days of the years around its own; only its own year has a National Day. */
  private static boolean namesAutumn(PublishedDay day) {
    return day.date().getMonthValue() == 10 && !day.working();
  }

  /** The regions, authorities and service points. */
  public Organisation organisation() {
    return organisation;
  }

  /** The national calendar, which knows the regional ones. */
  public WorkingCalendar calendar() {
    return calendar;
  }

  /** The partner cities. */
  public List<PartnerCity> partnerCities() {
    return partnerCities;
  }

  /** The village-level listings. */
  public List<VillageListing> villageListings() {
    return villageListings;
  }

  /** The item, or empty. */
  public Optional<ServiceItem> item(BasicCode code) {
    return Optional.ofNullable(items.get(code));
  }

  /** The item with that name, or empty. */
  public Optional<ServiceItem> itemNamed(String name) {
    return Optional.ofNullable(itemsByName.get(name));
  }

  /** All items, by code. */
  public List<ServiceItem> items() {
    return sortedItems;
  }

  /** The life events, in their order. */
  public List<LifeEvent> lifeEvents() {
    return lifeEvents;
  }

  /** What was published in numbers. */
  public List<PublishedFigure> figures() {
    return figures;
  }
}
