package org.tongban.application.item;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tongban.application.place.Places.VillageListing;
import org.tongban.domain.item.CommonQuestion;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.place.Authority;
import org.tongban.domain.place.Level;
import org.tongban.domain.place.Region;
import org.tongban.domain.place.ServicePoint;

/** Reference data as the rows from which the import makes them, sorted by their keys. */
final class ReferenceRows {
  private ReferenceRows() {}

  /** All but items and implementations. */
  static Map<ReferenceFile, List<Map<String, String>>> of(ReferenceData data) {
    var tables = new EnumMap<ReferenceFile, List<Map<String, String>>>(ReferenceFile.class);
    tables.put(
        ReferenceFile.DIVISIONS,
        data.regions().stream()
            .sorted(Comparator.comparing(Region::code))
            .map(ReferenceRows::region)
            .toList());
    tables.put(
        ReferenceFile.HOLIDAYS,
        data.holidays().stream()
            .sorted(Comparator.comparing(day -> day.date()))
            .map(
                day ->
                    Map.of(
                        "date",
                        day.date().toString(),
                        "kind",
                        day.working() ? "workday" : "holiday",
                        "name",
                        day.name()))
            .toList());
    tables.put(
        ReferenceFile.PARTNER_CITIES,
        data.partnerCities().stream()
            .sorted(Comparator.comparing(city -> city.city()))
            .map(
                city ->
                    Map.of(
                        "city",
                        city.city().value(),
                        "name",
                        city.name(),
                        "since",
                        city.since(),
                        "hotline",
                        city.hotline()))
            .toList());
    tables.put(
        ReferenceFile.AUTHORITIES,
        data.authorities().stream()
            .sorted(Comparator.comparing(Authority::code))
            .map(ReferenceRows::authority)
            .toList());
    var points =
        data.servicePoints().stream().sorted(Comparator.comparing(ServicePoint::code)).toList();
    tables.put(
        ReferenceFile.SERVICE_POINTS, points.stream().map(ReferenceRows::servicePoint).toList());
    tables.put(
        ReferenceFile.WINDOWS,
        points.stream()
            .flatMap(
                point ->
                    point.windows().stream()
                        .sorted(Comparator.comparing(window -> window.number()))
                        .map(
                            window ->
                                Map.of(
                                    "service_point",
                                    point.code().value(),
                                    "number",
                                    window.number(),
                                    "name",
                                    window.name(),
                                    "kind",
                                    window.kind().name())))
            .toList());
    tables.put(
        ReferenceFile.VILLAGE_ITEMS,
        data.villageListings().stream()
            .sorted(
                Comparator.comparing((VillageListing row) -> row.district().value())
                    .thenComparing(VillageListing::itemName))
            .map(
                row ->
                    Map.of(
                        "district_code",
                        row.district().value(),
                        "district",
                        row.districtName(),
                        "item_name",
                        row.itemName()))
            .toList());
    tables.put(
        ReferenceFile.LIFE_EVENTS,
        data.lifeEvents().stream()
            .sorted(Comparator.comparingInt(LifeEvent.Row::position))
            .map(row -> Map.of("event", row.event(), "item_name", row.itemName()))
            .toList());
    tables.put(
        ReferenceFile.FIGURES,
        data.figures().stream()
            .sorted(Comparator.comparing(PublishedFigure::name))
            .map(
                one ->
                    Map.of(
                        "name",
                        one.name().name(),
                        "figure",
                        Integer.toString(one.figure()),
                        "source",
                        one.source()))
            .toList());
    addSearchWords(data.searchWords(), tables);
    return tables;
  }

  private static void addSearchWords(
      SearchWords words, Map<ReferenceFile, List<Map<String, String>>> tables) {
    tables.put(
        ReferenceFile.SYNONYMS,
        words.synonyms().stream()
            .sorted(Comparator.comparing(SearchWords.Synonyms::means))
            .map(one -> Map.of("means", one.means(), "words", list(one.words())))
            .toList());
    tables.put(
        ReferenceFile.QUESTIONS,
        words.questions().stream()
            .sorted(Comparator.comparing(CommonQuestion::code))
            .map(
                one ->
                    Map.of(
                        "code",
                        one.code().value(),
                        "question",
                        one.question(),
                        "answer",
                        one.answer(),
                        "items",
                        list(one.items()),
                        "status",
                        one.active() ? "active" : "withdrawn"))
            .toList());
    tables.put(
        ReferenceFile.POPULARITY,
        words.popularities().stream()
            .sorted(Comparator.comparing(SearchWords.Popularity::itemName))
            .map(
                one ->
                    Map.of("item_name", one.itemName(), "weight", Integer.toString(one.weight())))
            .toList());
  }

  private static String list(List<String> some) {
    return String.join("|", some);
  }

  /** The items, by code. */
  static List<Map<String, String>> items(List<ServiceItem> items) {
    return items.stream()
        .sorted(Comparator.comparing(ServiceItem::code))
        .map(
            item ->
                Map.of(
                    "name",
                    item.name(),
                    "type_code",
                    item.type().code(),
                    "type",
                    item.type().label(),
                    "department",
                    item.department(),
                    "subject",
                    item.subject().name(),
                    "cross_province",
                    item.crossProvince().map(Enum::name).orElse(""),
                    "basis",
                    item.basis(),
                    "code",
                    item.code().value()))
        .toList();
  }

  private static Map<String, String> region(Region region) {
    return Map.of(
        "code",
        region.code().value(),
        "name",
        region.name(),
        "level",
        region.zone() ? "zone" : word(region.level()),
        "parent_code",
        region.parent().map(parent -> parent.value()).orElse(""));
  }

  private static String word(Level level) {
    return switch (level) {
      case NATION, PROVINCE -> "province";
      case CITY -> "city";
      case COUNTY -> "county";
      case TOWN -> "town";
      case VILLAGE -> "village";
    };
  }

  private static Map<String, String> authority(Authority authority) {
    return Map.of(
        "code",
        authority.code().value(),
        "credit_code",
        authority.creditCode().value(),
        "name",
        authority.name(),
        "department",
        authority.department(),
        "level",
        authority.level().name(),
        "region",
        authority.region().value(),
        "partner",
        Boolean.toString(authority.partner()));
  }

  private static Map<String, String> servicePoint(ServicePoint point) {
    return Map.of(
        "code",
        point.code().value(),
        "name",
        point.name(),
        "kind",
        point.kind().name(),
        "region",
        point.region().value(),
        "address",
        point.address(),
        "phone",
        point.phone(),
        "opening_hours",
        point.openingHours(),
        "partner",
        Boolean.toString(point.partner()));
  }
}
