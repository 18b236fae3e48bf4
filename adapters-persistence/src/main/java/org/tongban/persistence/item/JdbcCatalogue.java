package org.tongban.persistence.item;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tongban.application.item.Catalogue;
import org.tongban.application.item.ImplementationLine;
import org.tongban.application.item.LifeEvent;
import org.tongban.application.item.PublishedFigure;
import org.tongban.application.transaction.Page;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.item.ImplementationRef;
import org.tongban.domain.item.PublishedVersion;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.place.Region;
import org.tongban.domain.place.RegionCode;
import org.tongban.persistence.item.ImplementationTables.Weighed;

/**
 * Items come from the snapshot, implementations by key from the database. What is kept of them in
 * memory is bounded: versions by the length of their text, since they never change; which version
 * is in force until the next change of the catalogue.
 */
@Singleton
final class JdbcCatalogue implements Catalogue {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** A version takes about four bytes of memory for each character of its text. */
  private static final long CHARACTERS_KEPT = 12_000_000;

  private final ReferenceSnapshots snapshots;
  private final ImplementationTables tables;
  private final Clock clock;
  private final Cache<ImplementationRef, Weighed> contents =
      Caffeine.newBuilder()
          .maximumWeight(CHARACTERS_KEPT)
          .weigher((ImplementationRef _, Weighed value) -> value.characters())
          .build();

  JdbcCatalogue(ReferenceSnapshots snapshots, ImplementationTables tables, Clock clock) {
    this.snapshots = snapshots;
    this.tables = tables;
    this.clock = clock;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZONE);
  }

  @Override
  public Optional<ServiceItem> item(BasicCode code) {
    return snapshots.get().item(code);
  }

  @Override
  public Optional<ServiceItem> itemNamed(String name) {
    return snapshots.get().itemNamed(name);
  }

  @Override
  public List<ServiceItem> items() {
    return snapshots.get().items();
  }

  @Override
  public List<LifeEvent> lifeEvents() {
    return snapshots.get().lifeEvents();
  }

  @Override
  public List<PublishedFigure> figures() {
    return snapshots.get().figures();
  }

  @Override
  public Map<HandlingMode, Set<BasicCode>> itemsByMode() {
    return inForce().modes();
  }

  @Override
  public Optional<Implementation> implementation(ImplementationRef ref) {
    var known = contents.getIfPresent(ref);
    if (known == null) {
      var found = tables.find(ref);
      found.ifPresent(content -> contents.put(ref, content));
      return found.map(Weighed::implementation);
    }
    return Optional.of(known.implementation());
  }

  @Override
  public Optional<Implementation> current(ImplementationCode code) {
    var today = today();
    return versionsOf(code).reversed().stream()
        .filter(version -> version.inForceOn(today))
        .findFirst()
        .flatMap(version -> implementation(version.ref()));
  }

  @Override
  public List<PublishedVersion> versionsOf(ImplementationCode code) {
    return snapshots.generation().versions(code, tables::versions);
  }

  @Override
  public Page<ImplementationLine> implementationsOf(BasicCode item, Page.Request page) {
    return tables.lines(item, today(), page);
  }

  @Override
  public List<ImplementationLine> implementationsFor(BasicCode item, RegionCode region) {
    var around = around(region);
    return tables.lines(item, today(), around).stream()
        .sorted(
            Comparator.<ImplementationLine>comparingInt(line -> around.indexOf(line.territory()))
                .thenComparing(line -> line.ref().code()))
        .toList();
  }

  private List<RegionCode> around(RegionCode region) {
    return snapshots.get().organisation().regions().path(region).stream()
        .map(Region::code)
        .toList();
  }

  @Override
  public Map<BasicCode, List<ImplementationLine>> firstImplementations(
      Collection<BasicCode> items, RegionCode region, int most) {
    return tables.first(items, today(), around(region), most);
  }

  @Override
  public Map<BasicCode, Integer> implementationCounts(Collection<BasicCode> items) {
    var all = counts();
    var wanted = new HashMap<BasicCode, Integer>();
    items.stream().filter(all::containsKey).forEach(item -> wanted.put(item, all.get(item)));
    return wanted;
  }

  private Map<BasicCode, Integer> counts() {
    return inForce().counts();
  }

  private ImplementationTables.InForce inForce() {
    return snapshots.generation().inForce(today(), tables::inForce);
  }
}
