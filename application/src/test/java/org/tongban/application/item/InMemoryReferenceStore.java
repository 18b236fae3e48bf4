package org.tongban.application.item;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tongban.application.item.ReferenceData.Published;
import org.tongban.domain.calendar.PublishedDay;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.item.ImplementationRef;
import org.tongban.domain.item.PublishedVersion;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.item.VersionState;
import org.tongban.domain.place.Authority;
import org.tongban.domain.place.Region;
import org.tongban.domain.place.ServicePoint;
import org.tongban.domain.place.UnitCode;

/** Reference data in memory, for tests. What is saved shows after {@link #refresh}. */
public final class InMemoryReferenceStore implements ReferenceStore {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final Map<ImplementationCode, TreeMap<Integer, Kept>> implementations =
      new LinkedHashMap<>();
  private final List<CatalogueFeed.Change> changes = new ArrayList<>();
  private volatile ReferenceData data = ReferenceData.EMPTY;
  private volatile ReferenceData refreshed = ReferenceData.EMPTY;
  private volatile ReferenceSnapshot snapshot = new ReferenceSnapshot(ReferenceData.EMPTY);

  /** A published version with what is known of it. */
  record Kept(Published published, PublishedVersion version) {}

  @Override
  public ReferenceData lock() {
    return data;
  }

  @Override
  public void hold() {
    // There is one writer.
  }

  @Override
  public synchronized Map<ImplementationCode, Latest> latest(Collection<ImplementationCode> codes) {
    return codes.stream()
        .filter(implementations::containsKey)
        .map(code -> implementations.get(code).lastEntry().getValue())
        .map(
            kept ->
                new Latest(
                    kept.version().ref(),
                    kept.version().withdrawn(),
                    fingerprint(kept.published().implementation()),
                    kept.published().source().isPresent()))
        .collect(Collectors.toMap(latest -> latest.ref().code(), Function.identity()));
  }

  @Override
  public String fingerprint(Implementation implementation) {
    return implementation.toString().replace(implementation.ref().toString(), "");
  }

  private synchronized Optional<Kept> kept(ImplementationRef ref) {
    return Optional.ofNullable(implementations.get(ref.code())).map(all -> all.get(ref.version()));
  }

  @Override
  public Optional<Implementation> read(ImplementationRef ref) {
    return kept(ref).map(kept -> kept.published().implementation());
  }

  @Override
  public Optional<SourceRows> source(ImplementationRef ref) {
    return kept(ref).flatMap(kept -> kept.published().source());
  }

  @Override
  public synchronized List<Exported> exported(Optional<BasicCode> item, LocalDate day) {
    return implementations.values().stream()
        .flatMap(
            all ->
                all.descendingMap().values().stream()
                    .filter(
                        kept ->
                            kept.version().inForceOn(day)
                                || kept.version().stateOn(day) == VersionState.WITHDRAWN)
                    .sorted(Comparator.comparing((Kept kept) -> !kept.version().inForceOn(day)))
                    .limit(1))
        .filter(kept -> item.isEmpty() || item.get().equals(kept.version().ref().code().item()))
        .map(
            kept ->
                new Exported(
                    kept.version().ref().code(),
                    kept.published().implementation().authority(),
                    kept.version().inForceOn(day),
                    kept.published().source().map(SourceRows::own).orElse(Map.of()),
                    kept.published().source().map(source -> key(source.guide()))))
        .sorted(
            Comparator.comparing((Exported one) -> one.code().item())
                .thenComparing(Exported::authority))
        .toList();
  }

  private static String key(GuideRows guide) {
    return guide.toString();
  }

  @Override
  public synchronized GuideRows guide(String key) {
    return implementations.values().stream()
        .flatMap(all -> all.values().stream())
        .flatMap(kept -> kept.published().source().stream())
        .map(SourceRows::guide)
        .filter(guide -> key(guide).equals(key))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public synchronized Set<UnitCode> withImplementations(Collection<UnitCode> authorities) {
    return implementations.values().stream()
        .map(all -> all.lastEntry().getValue().published().implementation().authority())
        .filter(authorities::contains)
        .collect(Collectors.toSet());
  }

  @Override
  public synchronized void publish(List<Published> versions, LocalDate from, Instant at) {
    for (var next : versions) {
      var ref = next.implementation().ref();
      var all = implementations.computeIfAbsent(ref.code(), _ -> new TreeMap<>());
      if (all.containsKey(ref.version())) {
        var known = all.get(ref.version());
        var end =
            next.inForce()
                ? Optional.<LocalDate>empty()
                : Optional.of(later(known.version().from(), from));
        all.put(ref.version(), ended(known, end, !next.inForce()));
        note(ref, next.inForce(), from, at);
        continue;
      }
      note(ref, next.inForce(), from, at);
      all.replaceAll((_, kept) -> open(kept, from) ? ended(kept, from, false) : kept);
      all.put(
          ref.version(),
          new Kept(
              next,
              new PublishedVersion(
                  ref,
                  from,
                  next.inForce() ? Optional.empty() : Optional.of(from),
                  !next.inForce())));
    }
  }

  private void note(ImplementationRef ref, boolean inForce, LocalDate from, Instant at) {
    changes.add(
        new CatalogueFeed.Change(
            changes.size() + 1L,
            inForce ? CatalogueFeed.Kind.PUBLISHED : CatalogueFeed.Kind.WITHDRAWN,
            ref.code().item(),
            Optional.of(ref.code()),
            Optional.of(ref.version()),
            Optional.of(from),
            at));
  }

  /** What changed, in order. */
  synchronized List<CatalogueFeed.Change> changes() {
    return List.copyOf(changes);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private static boolean open(Kept kept, LocalDate day) {
    return kept.version().until().isEmpty() || kept.version().until().get().isAfter(day);
  }

  private static Kept ended(Kept kept, LocalDate day, boolean withdrawn) {
    return ended(kept, Optional.of(later(kept.version().from(), day)), withdrawn);
  }

  private static Kept ended(Kept kept, Optional<LocalDate> end, boolean withdrawn) {
    return new Kept(
        kept.published(),
        new PublishedVersion(kept.version().ref(), kept.version().from(), end, withdrawn));
  }

  @Override
  public synchronized void withdraw(ImplementationCode code, LocalDate until, Instant at) {
    implementations
        .getOrDefault(code, new TreeMap<>())
        .replaceAll(
            (_, kept) -> {
              if (!open(kept, until)) {
                return kept;
              }
              note(kept.version().ref(), false, until, at);
              return ended(kept, until, true);
            });
  }

  @Override
  public synchronized void save(ReferenceData changes, Run run) {
    for (var item : changes.items()) {
      this.changes.add(
          new CatalogueFeed.Change(
              this.changes.size() + 1L,
              CatalogueFeed.Kind.ITEM,
              item.code(),
              Optional.empty(),
              Optional.empty(),
              Optional.of(LocalDate.ofInstant(run.at(), ZONE)),
              run.at()));
    }
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
            List.of(),
            merged(
                data.lifeEvents(),
                changes.lifeEvents(),
                row -> List.of(row.event(), row.itemName())),
            merged(data.figures(), changes.figures(), PublishedFigure::name),
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
    publish(changes.implementations(), LocalDate.ofInstant(run.at(), ZONE), run.at());
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

  /** The versions of the code, the first one first. */
  synchronized List<PublishedVersion> versions(ImplementationCode code) {
    return implementations.getOrDefault(code, new TreeMap<>()).values().stream()
        .map(Kept::version)
        .toList();
  }

  /** What is in force on a day. */
  synchronized List<Implementation> inForce(LocalDate day) {
    return implementations.values().stream()
        .flatMap(all -> all.values().stream())
        .filter(kept -> kept.version().inForceOn(day))
        .map(kept -> kept.published().implementation())
        .toList();
  }

  /** The codes of everything that was ever published. */
  synchronized List<ImplementationCode> codes() {
    return List.copyOf(implementations.keySet());
  }
}
