package org.tongban.persistence.item;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.tongban.application.item.SearchWords;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.item.ImplementationRef;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.place.Level;
import org.tongban.domain.place.Region;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.RegionTree;
import org.tongban.persistence.database.Sql;

/** The rows the search index is made of, in parts of bounded size. */
@Singleton
final class SearchRows {
  private static final int AT_ONCE = 500;
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String ITEM =
      "SELECT code, name, department, subject, cross_province, basis FROM service_item";

  private final Sql sql;
  private final ObjectMapper json;
  private final SearchWordTables words;
  private final Clock clock;

  SearchRows(Sql sql, ObjectMapper json, SearchWordTables words, Clock clock) {
    this.sql = sql;
    this.json = json;
    this.words = words;
    this.clock = clock;
  }

  /** The day in China, by which versions begin and end. */
  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZONE);
  }

  /**
   * How far the data have come.
   *
   * @param revision of what concerns everything
   * @param sequence of the last change to an item
   * @param day the day whose versions are in force
   */
  record State(long revision, long sequence, LocalDate day) {}

  State state() {
    var day = today();
    return sql.first(
            "SELECT revision, (SELECT COALESCE(MAX(sequence), 0) FROM catalogue_change) AS last_one"
                + " FROM search_revision WHERE id = 1",
            row -> new State(row.getLong("revision"), row.getLong("last_one"), day))
        .orElseThrow();
  }

  /**
   * At most so many of the items that have a version which begins or ends after one of the days, up
   * to the other. No change tells of these, since they were published before.
   */
  List<BasicCode> turned(LocalDate one, LocalDate other, int limit) {
    var after = one.isBefore(other) ? one : other;
    var until = one.isBefore(other) ? other : one;
    return sql.list(
        "SELECT DISTINCT item_code FROM implementation"
            + " WHERE (effective_from > ? AND effective_from <= ?)"
            + " OR (effective_to > ? AND effective_to <= ?) ORDER BY item_code LIMIT "
            + limit,
        row -> new BasicCode(row.getString("item_code")),
        after,
        until,
        after,
        until);
  }

  /** At most so many of the items that were changed after a sequence, up to another. */
  List<BasicCode> changed(long after, long until, int limit) {
    return sql.list(
        "SELECT DISTINCT item_code FROM catalogue_change WHERE sequence > ? AND sequence <= ?"
            + " ORDER BY item_code LIMIT "
            + limit,
        row -> new BasicCode(row.getString("item_code")),
        after,
        until);
  }

  List<ServiceItem> items() {
    return sql.list(ITEM + " ORDER BY code", SearchRows::item);
  }

  Optional<ServiceItem> item(BasicCode code) {
    return sql.first(ITEM + " WHERE code = ?", SearchRows::item, code.value());
  }

  private static ServiceItem item(ResultSet row) throws SQLException {
    return new ServiceItem(
        new BasicCode(row.getString("code")),
        row.getString("name"),
        row.getString("department"),
        SubjectKind.valueOf(row.getString("subject")),
        Optional.ofNullable(row.getString("cross_province")).map(HandlingMode::valueOf),
        row.getString("basis"));
  }

  private record Stored(String code, Implementation implementation) {}

  /** Hands over the implementations of an item in force today, one after the other. */
  void implementations(BasicCode item, Consumer<Implementation> consumer) {
    var day = today();
    var after = "";
    List<Stored> some;
    do {
      some =
          sql.list(
              "SELECT code, version, content FROM implementation"
                  + " WHERE item_code = ? AND code > ? AND effective_from <= ?"
                  + " AND (effective_to IS NULL OR effective_to > ?)"
                  + " ORDER BY code LIMIT "
                  + AT_ONCE,
              row -> new Stored(row.getString("code"), implementation(row)),
              item.value(),
              after,
              day,
              day);
      some.forEach(stored -> consumer.accept(stored.implementation()));
      after = some.isEmpty() ? after : some.getLast().code();
    } while (some.size() == AT_ONCE);
  }

  private Implementation implementation(ResultSet row) throws SQLException {
    var ref =
        new ImplementationRef(new ImplementationCode(row.getString("code")), row.getInt("version"));
    try {
      return json.readValue(row.getString("content"), ImplementationContent.class)
          .implementation(ref);
    } catch (IOException e) {
      throw new UncheckedIOException("The content of " + ref + " can't be read", e);
    }
  }

  RegionTree regions() {
    return new RegionTree(
        sql.list(
            "SELECT code, name, region_level, zone, parent_code FROM region ORDER BY code",
            row ->
                new Region(
                    new RegionCode(row.getString("code")),
                    row.getString("name"),
                    Level.valueOf(row.getString("region_level")),
                    row.getBoolean("zone"),
                    Optional.ofNullable(row.getString("parent_code")).map(RegionCode::new))));
  }

  /** The regions that have authorities of this city. */
  Set<RegionCode> ownRegions() {
    return Set.copyOf(
        sql.list(
            "SELECT DISTINCT region FROM authority WHERE partner = ?",
            row -> new RegionCode(row.getString("region")),
            false));
  }

  private record Listing(String item, RegionCode district) {}

  /** The districts whose village stations handle an item, by its name. */
  Map<String, List<RegionCode>> villageDistricts() {
    return sql
        .list(
            "SELECT item_name, district FROM village_listing ORDER BY item_name, district",
            row ->
                new Listing(row.getString("item_name"), new RegionCode(row.getString("district"))))
        .stream()
        .collect(groupingBy(Listing::item, mapping(Listing::district, toList())));
  }

  SearchWords words() {
    return words.all();
  }
}
