package org.tongban.persistence.item;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tongban.application.item.GuideRows;
import org.tongban.application.item.ReferenceData;
import org.tongban.application.item.ReferenceData.Published;
import org.tongban.application.item.ReferenceStore;
import org.tongban.application.item.SearchWords;
import org.tongban.application.item.SourceRows;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.item.ImplementationRef;
import org.tongban.domain.place.Region;
import org.tongban.domain.place.UnitCode;
import org.tongban.persistence.database.Sql;

/** Writes reference data by key. */
@Singleton
final class JdbcReferenceStore implements ReferenceStore {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final Sql sql;
  private final ReferenceTables tables;
  private final SearchWordTables words;
  private final ImplementationTables implementations;
  private final ReferenceSnapshots snapshots;

  JdbcReferenceStore(
      Sql sql,
      ReferenceTables tables,
      SearchWordTables words,
      ImplementationTables implementations,
      ReferenceSnapshots snapshots) {
    this.sql = sql;
    this.tables = tables;
    this.words = words;
    this.implementations = implementations;
    this.snapshots = snapshots;
  }

  @Override
  public ReferenceData lock() {
    tables.lockVersion();
    return tables.all();
  }

  @Override
  public void hold() {
    tables.lockVersion();
  }

  @Override
  public Map<ImplementationCode, Latest> latest(Collection<ImplementationCode> codes) {
    return implementations.latest(codes);
  }

  @Override
  public String fingerprint(Implementation implementation) {
    return implementations.fingerprint(implementation);
  }

  @Override
  public Optional<Implementation> read(ImplementationRef ref) {
    return implementations.find(ref).map(ImplementationTables.Weighed::implementation);
  }

  @Override
  public Optional<SourceRows> source(ImplementationRef ref) {
    return implementations.source(ref);
  }

  @Override
  public List<Exported> exported(Optional<BasicCode> item, LocalDate day) {
    return implementations.exported(item, day);
  }

  @Override
  public GuideRows guide(String key) {
    return implementations.guideOf(key);
  }

  @Override
  public Set<UnitCode> withImplementations(Collection<UnitCode> authorities) {
    return implementations.withImplementations(authorities);
  }

  @Override
  public void publish(List<Published> versions, LocalDate from, Instant at) {
    implementations.publish(versions, from, at);
    tables.nextVersion(false);
  }

  @Override
  public void withdraw(ImplementationCode code, LocalDate until, Instant at) {
    implementations.withdraw(code, until, at);
    tables.nextVersion(false);
  }

  @Override
  public void save(ReferenceData changes, Run run) {
    savePlaces(changes);
    saveUnits(changes);
    saveItems(changes);
    saveFigures(changes);
    saveChanges(changes, run.at());
    implementations.publish(
        changes.implementations(), LocalDate.ofInstant(run.at(), ZONE), run.at());
    words.save(changes.searchWords());
    if (!changes.regions().isEmpty()
        || !changes.authorities().isEmpty()
        || !changes.villageListings().isEmpty()
        || !changes.searchWords().equals(SearchWords.NONE)) {
      words.nextRevision();
    }
    sql.update(
        "INSERT INTO import_run (imported_at, requested_by, counts) VALUES (?, ?, ?)",
        run.at(),
        run.requestedBy(),
        run.counts().entrySet().stream()
            .map(
                entry ->
                    entry.getKey()
                        + " +"
                        + entry.getValue().added()
                        + " ~"
                        + entry.getValue().changed()
                        + " ="
                        + entry.getValue().unchanged())
            .collect(Collectors.joining("\n")));
    if (!changes.equals(ReferenceData.EMPTY)) {
      tables.nextVersion(!changes.withoutImplementations().equals(ReferenceData.EMPTY));
    }
  }

  private <T> void batch(String statement, Collection<T> rows, Function<T, Object[]> values) {
    sql.batch(statement, rows.stream().map(values).toList());
  }

  private void savePlaces(ReferenceData changes) {
    batch(
        "INSERT INTO region (code, name, region_level, zone, parent_code) VALUES (?, ?, ?, ?, ?)"
            + " ON DUPLICATE KEY UPDATE name = VALUES(name), region_level = VALUES(region_level),"
            + " zone = VALUES(zone), parent_code = VALUES(parent_code)",
        // Parents first, for the foreign key.
        changes.regions().stream().sorted(Comparator.comparing(Region::level)).toList(),
        region ->
            new Object[] {
              region.code().value(),
              region.name(),
              region.level().name(),
              region.zone(),
              region.parent().map(parent -> parent.value())
            });
    batch(
        "INSERT INTO holiday (holiday_date, working, name) VALUES (?, ?, ?)"
            + " ON DUPLICATE KEY UPDATE working = VALUES(working), name = VALUES(name)",
        changes.holidays(),
        day -> new Object[] {day.date(), day.working(), day.name()});
    batch(
        "INSERT INTO partner_city (city, name, since, hotline) VALUES (?, ?, ?, ?)"
            + " ON DUPLICATE KEY UPDATE name = VALUES(name), since = VALUES(since),"
            + " hotline = VALUES(hotline)",
        changes.partnerCities(),
        city -> new Object[] {city.city().value(), city.name(), city.since(), city.hotline()});
  }

  private void saveUnits(ReferenceData changes) {
    batch(
        "INSERT INTO authority (code, credit_code, name, department, authority_level, region,"
            + " partner) VALUES (?, ?, ?, ?, ?, ?, ?)"
            + " ON DUPLICATE KEY UPDATE credit_code = VALUES(credit_code), name = VALUES(name),"
            + " department = VALUES(department), authority_level = VALUES(authority_level),"
            + " region = VALUES(region), partner = VALUES(partner)",
        changes.authorities(),
        authority ->
            new Object[] {
              authority.code().value(),
              authority.creditCode().value(),
              authority.name(),
              authority.department(),
              authority.level().name(),
              authority.region().value(),
              authority.partner()
            });
    batch(
        "INSERT INTO service_point (code, name, kind, region, address, phone, opening_hours,"
            + " partner) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON DUPLICATE KEY UPDATE name = VALUES(name), kind = VALUES(kind),"
            + " region = VALUES(region), address = VALUES(address), phone = VALUES(phone),"
            + " opening_hours = VALUES(opening_hours), partner = VALUES(partner)",
        changes.servicePoints(),
        point ->
            new Object[] {
              point.code().value(),
              point.name(),
              point.kind().name(),
              point.region().value(),
              point.address(),
              point.phone(),
              point.openingHours(),
              point.partner()
            });
    batch(
        "INSERT INTO counter_window (service_point, window_number, name, kind)"
            + " VALUES (?, ?, ?, ?)"
            + " ON DUPLICATE KEY UPDATE name = VALUES(name), kind = VALUES(kind)",
        changes.servicePoints().stream()
            .flatMap(
                point ->
                    point.windows().stream()
                        .map(
                            window ->
                                new Object[] {
                                  point.code().value(),
                                  window.number(),
                                  window.name(),
                                  window.kind().name()
                                }))
            .toList(),
        values -> values);
  }

  private void saveItems(ReferenceData changes) {
    batch(
        "INSERT INTO service_item (code, name, department, subject, cross_province, basis)"
            + " VALUES (?, ?, ?, ?, ?, ?)"
            + " ON DUPLICATE KEY UPDATE department = VALUES(department),"
            + " subject = VALUES(subject), cross_province = VALUES(cross_province),"
            + " basis = VALUES(basis)",
        changes.items(),
        item ->
            new Object[] {
              item.code().value(),
              item.name(),
              item.department(),
              item.subject().name(),
              item.crossProvince().map(mode -> mode.name()),
              item.basis()
            });
    batch(
        "INSERT INTO village_listing (district, item_name, district_name) VALUES (?, ?, ?)"
            + " ON DUPLICATE KEY UPDATE district_name = VALUES(district_name)",
        changes.villageListings(),
        listing ->
            new Object[] {listing.district().value(), listing.itemName(), listing.districtName()});
  }

  private void saveFigures(ReferenceData changes) {
    batch(
        "INSERT INTO life_event_item (life_event, item_name, position) VALUES (?, ?, ?)"
            + " ON DUPLICATE KEY UPDATE position = VALUES(position)",
        changes.lifeEvents(),
        row -> new Object[] {row.event(), row.itemName(), row.position()});
    batch(
        "INSERT INTO published_figure (name, figure, source) VALUES (?, ?, ?)"
            + " ON DUPLICATE KEY UPDATE figure = VALUES(figure), source = VALUES(source)",
        changes.figures(),
        figure -> new Object[] {figure.name().name(), figure.figure(), figure.source()});
  }

  /** Followers of the catalogue read these in order, after the commit. */
  private void saveChanges(ReferenceData changes, Instant at) {
    batch(
        "INSERT INTO catalogue_change (change_kind, item_code, changed_at, effective_on)"
            + " VALUES ('ITEM', ?, ?, ?)",
        changes.items(),
        item -> new Object[] {item.code().value(), at, LocalDate.ofInstant(at, ZONE)});
  }

  @Override
  public void refresh() {
    snapshots.refresh();
  }
}
