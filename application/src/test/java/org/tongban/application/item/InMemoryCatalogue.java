package org.tongban.application.item;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

/** The catalogue of an {@link InMemoryReferenceStore}. */
public final class InMemoryCatalogue implements Catalogue {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final InMemoryReferenceStore store;
  private final Clock clock;

  /** By the clock of the machine. */
  public InMemoryCatalogue(InMemoryReferenceStore store) {
    this(store, Clock.systemUTC());
  }

  public InMemoryCatalogue(InMemoryReferenceStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Optional<ServiceItem> item(BasicCode code) {
    return store.snapshot().item(code);
  }

  @Override
  public Optional<ServiceItem> itemNamed(String name) {
    return store.snapshot().itemNamed(name);
  }

  @Override
  public List<ServiceItem> items() {
    return store.snapshot().items();
  }

  @Override
  public List<LifeEvent> lifeEvents() {
    return store.snapshot().lifeEvents();
  }

  @Override
  public List<PublishedFigure> figures() {
    return store.snapshot().figures();
  }

  @Override
  public Map<HandlingMode, Set<BasicCode>> itemsByMode() {
    return Arrays.stream(HandlingMode.values())
        .collect(
            Collectors.toMap(
                Function.identity(),
                mode ->
                    store.codes().stream()
                        .flatMap(code -> current(code).stream())
                        .filter(found -> found.modes().contains(mode))
                        .map(Implementation::item)
                        .collect(Collectors.toSet())));
  }

  @Override
  public Optional<Implementation> implementation(ImplementationRef ref) {
    return store.read(ref);
  }

  @Override
  public Optional<Implementation> current(ImplementationCode code) {
    var today = LocalDate.ofInstant(clock.instant(), ZONE);
    return versionsOf(code).reversed().stream()
        .filter(version -> version.inForceOn(today))
        .findFirst()
        .flatMap(version -> store.read(version.ref()));
  }

  @Override
  public List<PublishedVersion> versionsOf(ImplementationCode code) {
    return store.versions(code);
  }

  private Stream<ImplementationLine> lines(BasicCode item) {
    return store.codes().stream()
        .filter(code -> code.item().equals(item))
        .flatMap(code -> current(code).stream())
        .map(
            found ->
                new ImplementationLine(
                    found.ref(),
                    found.name(),
                    found.authority(),
                    found.level(),
                    found.territory(),
                    found.kind(),
                    found.limits().promised(),
                    found.limits().legal()))
        .sorted(
            Comparator.comparing(ImplementationLine::territory)
                .thenComparing(line -> line.ref().code()));
  }

  private static String key(ImplementationLine line) {
    return line.territory() + "/" + line.ref().code();
  }

  @Override
  public Page<ImplementationLine> implementationsOf(BasicCode item, Page.Request page) {
    if (page.after().filter(after -> !after.contains("/")).isPresent()) {
      throw new Page.BadCursorException();
    }
    var rest =
        lines(item)
            .filter(line -> key(line).compareTo(page.after().orElse("")) > 0)
            .limit(page.limit() + 1L)
            .toList();
    return rest.size() <= page.limit()
        ? new Page<>(rest, Optional.empty())
        : new Page<>(rest.subList(0, page.limit()), Optional.of(key(rest.get(page.limit() - 1))));
  }

  @Override
  public List<ImplementationLine> implementationsFor(BasicCode item, RegionCode region) {
    var around =
        store.snapshot().organisation().regions().path(region).stream().map(Region::code).toList();
    return lines(item)
        .filter(line -> around.contains(line.territory()))
        .sorted(Comparator.comparingInt(line -> around.indexOf(line.territory())))
        .toList();
  }

  @Override
  public Map<BasicCode, List<ImplementationLine>> firstImplementations(
      Collection<BasicCode> items, RegionCode region, int most) {
    return Set.copyOf(items).stream()
        .filter(item -> lines(item).findAny().isPresent())
        .collect(
            Collectors.toMap(
                Function.identity(),
                item ->
                    Stream.concat(
                            implementationsFor(item, region).stream()
                                .sorted(
                                    Comparator.comparing(ImplementationLine::territory)
                                        .thenComparing(line -> line.ref().code())),
                            lines(item))
                        .distinct()
                        .limit(most)
                        .toList()));
  }

  @Override
  public Map<BasicCode, Integer> implementationCounts(Collection<BasicCode> items) {
    return Set.copyOf(items).stream()
        .filter(item -> lines(item).findAny().isPresent())
        .collect(Collectors.toMap(Function.identity(), item -> (int) lines(item).count()));
  }
}
