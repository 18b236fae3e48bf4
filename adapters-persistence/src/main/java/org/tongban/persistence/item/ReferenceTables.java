package org.tongban.persistence.item;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tongban.application.item.LifeEvent;
import org.tongban.application.item.PublishedFigure;
import org.tongban.application.item.ReferenceData;
import org.tongban.application.place.Places.PartnerCity;
import org.tongban.application.place.Places.VillageListing;
import org.tongban.domain.calendar.PublishedDay;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.person.UnifiedSocialCreditCode;
import org.tongban.domain.place.Authority;
import org.tongban.domain.place.Level;
import org.tongban.domain.place.Region;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.ServicePoint;
import org.tongban.domain.place.ServicePointKind;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.place.Window;
import org.tongban.domain.place.WindowKind;
import org.tongban.persistence.database.Sql;

/** The rows of the reference data. */
@Singleton
final class ReferenceTables {
  private final Sql sql;
  private final SearchWordTables words;

  ReferenceTables(Sql sql, SearchWordTables words) {
    this.sql = sql;
    this.words = words;
  }

  /**
   * The numbers of writes that changed something.
   *
   * @param all any of it
   * @param places anything but implementations
   */
  record Versions(long all, long places) {}

  Versions versions() {
    return sql.first(
            "SELECT version, places_version FROM reference_version WHERE id = 1",
            row -> new Versions(row.getLong("version"), row.getLong("places_version")))
        .orElseThrow();
  }

  /** Others wait here until the transaction ends. */
  void lockVersion() {
    sql.first(
            "SELECT version FROM reference_version WHERE id = 1 FOR UPDATE",
            row -> row.getLong("version"))
        .orElseThrow();
  }

  /**
   * @param places whether anything but implementations changed
   */
  void nextVersion(boolean places) {
    sql.update(
        "UPDATE reference_version SET version = version + 1, places_version = places_version + ?"
            + " WHERE id = 1",
        places ? 1 : 0);
  }

  /** All but the implementations. */
  ReferenceData all() {
    return new ReferenceData(
        regions(),
        sql.list(
            "SELECT holiday_date, working, name FROM holiday ORDER BY holiday_date",
            row ->
                new PublishedDay(
                    row.getObject("holiday_date", LocalDate.class),
                    row.getBoolean("working"),
                    row.getString("name"))),
        sql.list(
            "SELECT city, name, since, hotline FROM partner_city ORDER BY since = '', since, city",
            row ->
                new PartnerCity(
                    new RegionCode(row.getString("city")),
                    row.getString("name"),
                    row.getString("since"),
                    row.getString("hotline"))),
        authorities(),
        servicePoints(),
        items(),
        sql.list(
            "SELECT district, district_name, item_name FROM village_listing"
                + " ORDER BY district, item_name",
            row ->
                new VillageListing(
                    new RegionCode(row.getString("district")),
                    row.getString("district_name"),
                    row.getString("item_name"))),
        List.of(),
        sql.list(
            "SELECT life_event, item_name, position FROM life_event_item ORDER BY position",
            row ->
                new LifeEvent.Row(
                    row.getString("life_event"),
                    row.getString("item_name"),
                    row.getInt("position"))),
        sql.list(
            "SELECT name, figure, source FROM published_figure ORDER BY name",
            row ->
                new PublishedFigure(
                    PublishedFigure.Name.valueOf(row.getString("name")),
                    row.getInt("figure"),
                    row.getString("source"))),
        words.all());
  }

  private List<Region> regions() {
    return sql.list(
        "SELECT code, name, region_level, zone, parent_code FROM region ORDER BY code",
        row ->
            new Region(
                new RegionCode(row.getString("code")),
                row.getString("name"),
                Level.valueOf(row.getString("region_level")),
                row.getBoolean("zone"),
                Optional.ofNullable(row.getString("parent_code")).map(RegionCode::new)));
  }

  private List<Authority> authorities() {
    return sql.list(
        "SELECT code, credit_code, name, department, authority_level, region, partner"
            + " FROM authority ORDER BY code",
        row ->
            new Authority(
                new UnitCode(row.getString("code")),
                new UnifiedSocialCreditCode(row.getString("credit_code")),
                row.getString("name"),
                row.getString("department"),
                Level.valueOf(row.getString("authority_level")),
                new RegionCode(row.getString("region")),
                row.getBoolean("partner")));
  }

  private record Counter(String point, Window window) {}

  private List<ServicePoint> servicePoints() {
    var windows =
        sql
            .list(
                "SELECT service_point, window_number, name, kind FROM counter_window"
                    + " ORDER BY service_point, window_number",
                row ->
                    new Counter(
                        row.getString("service_point"),
                        new Window(
                            row.getString("window_number"),
                            row.getString("name"),
                            WindowKind.valueOf(row.getString("kind")))))
            .stream()
            .collect(groupingBy(Counter::point, mapping(Counter::window, toList())));
    // Sorted here as well: the database may order letters and digits in its own way.
    windows.values().forEach(some -> some.sort(Comparator.comparing(Window::number)));
    return sql.list(
        "SELECT code, name, kind, region, address, phone, opening_hours, partner"
            + " FROM service_point ORDER BY code",
        row ->
            new ServicePoint(
                new UnitCode(row.getString("code")),
                row.getString("name"),
                ServicePointKind.valueOf(row.getString("kind")),
                new RegionCode(row.getString("region")),
                row.getString("address"),
                row.getString("phone"),
                row.getString("opening_hours"),
                windows.getOrDefault(row.getString("code"), List.of()),
                row.getBoolean("partner")));
  }

  private List<ServiceItem> items() {
    return sql.list(
        "SELECT code, name, department, subject, cross_province, basis FROM service_item"
            + " ORDER BY code",
        row ->
            new ServiceItem(
                new BasicCode(row.getString("code")),
                row.getString("name"),
                row.getString("department"),
                SubjectKind.valueOf(row.getString("subject")),
                Optional.ofNullable(row.getString("cross_province")).map(HandlingMode::valueOf),
                row.getString("basis")));
  }
}
