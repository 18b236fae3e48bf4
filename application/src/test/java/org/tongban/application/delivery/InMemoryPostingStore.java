package org.tongban.application.delivery;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.Manifest;
import org.tongban.domain.delivery.ManifestId;
import org.tongban.domain.delivery.Posting;
import org.tongban.domain.delivery.Yuan;
import org.tongban.domain.place.UnitCode;

/** Postings in memory. */
public final class InMemoryPostingStore implements PostingStore {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final InMemoryTransactions transactions;
  private final Map<DispatchId, Posting> all = new LinkedHashMap<>();
  private final Map<ManifestId, Manifest> manifests = new LinkedHashMap<>();

  public InMemoryPostingStore(InMemoryTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(Posting posting) {
    if (!all.containsKey(posting.dispatch())) {
      put(all, posting.dispatch(), posting);
    }
  }

  private <K, V> void put(Map<K, V> map, K key, V value) {
    var before = map.put(key, value);
    transactions.onRollback(
        () -> {
          if (before == null) {
            map.remove(key);
          } else {
            map.put(key, before);
          }
        });
  }

  private void change(DispatchId id, UnaryOperator<Posting> how) {
    find(id).ifPresent(posting -> put(all, id, how.apply(posting)));
  }

  @Override
  public Optional<Posting> find(DispatchId id) {
    return Optional.ofNullable(all.get(id));
  }

  @Override
  public List<Posting> all(Collection<DispatchId> ids) {
    return ids.stream().flatMap(id -> find(id).stream()).toList();
  }

  private static Posting with(
      Posting p,
      Optional<String> sorting,
      Optional<Posting.Weighing> weighing,
      Optional<Instant> handedOver,
      Optional<ManifestId> manifest,
      Optional<Posting.Claim> claim) {
    return new Posting(
        p.dispatch(), p.sender(), p.waybill(), sorting, weighing, handedOver, manifest, claim);
  }

  @Override
  public void sorted(DispatchId id, String code) {
    change(
        id, p -> with(p, Optional.of(code), p.weighing(), p.handedOver(), p.manifest(), p.claim()));
  }

  @Override
  public void weighed(DispatchId id, Posting.Weighing weighing) {
    change(
        id,
        p -> with(p, p.sorting(), Optional.of(weighing), p.handedOver(), p.manifest(), p.claim()));
  }

  @Override
  public void handedOver(DispatchId id, Instant at) {
    change(
        id,
        p ->
            with(
                p,
                p.sorting(),
                p.weighing(),
                p.handedOver().or(() -> Optional.of(at)),
                p.manifest(),
                p.claim()));
  }

  @Override
  public void claimed(DispatchId id, Posting.Claim claim) {
    change(
        id,
        p -> with(p, p.sorting(), p.weighing(), p.handedOver(), p.manifest(), Optional.of(claim)));
  }

  @Override
  public void settled(DispatchId id, Posting.Outcome outcome) {
    change(
        id,
        p ->
            with(
                p,
                p.sorting(),
                p.weighing(),
                p.handedOver(),
                p.manifest(),
                p.claim()
                    .map(
                        claim ->
                            new Posting.Claim(
                                claim.received(), claim.at(), Optional.of(outcome)))));
  }

  @Override
  public List<DispatchId> openClaims(Set<UnitCode> units, int limit) {
    return all.values().stream()
        .filter(posting -> units.contains(posting.sender()))
        .filter(posting -> posting.claim().filter(Posting.Claim::open).isPresent())
        .sorted(Comparator.comparing(posting -> posting.claim().orElseThrow().at()))
        .limit(limit)
        .map(Posting::dispatch)
        .toList();
  }

  private Stream<Posting> month(YearMonth month) {
    return all.values().stream()
        .filter(
            posting ->
                posting
                    .handedOver()
                    .filter(at -> YearMonth.from(at.atZone(CHINA)).equals(month))
                    .isPresent());
  }

  @Override
  public Page<Posting> ofMonth(UnitCode sender, YearMonth month, Page.Request page) {
    if (page.after().filter(after -> !after.contains("_")).isPresent()) {
      throw new Page.BadCursorException();
    }
    var found =
        month(month)
            .filter(posting -> posting.sender().equals(sender))
            .sorted(
                Comparator.<Posting, Instant>comparing(
                        posting -> posting.handedOver().orElseThrow())
                    .thenComparing(posting -> posting.dispatch().value()))
            .filter(
                posting ->
                    page.after().filter(after -> key(posting).compareTo(after) <= 0).isEmpty())
            .toList();
    return page(page, found, InMemoryPostingStore::key);
  }

  private static String key(Posting posting) {
    return posting.handedOver().orElseThrow() + "_" + posting.dispatch();
  }

  private static <T> Page<T> page(
      Page.Request page, List<T> found, java.util.function.Function<T, String> key) {
    var shown = found.subList(0, Math.min(page.limit(), found.size()));
    return new Page<>(
        shown,
        found.size() > page.limit() ? Optional.of(key.apply(shown.getLast())) : Optional.empty());
  }

  @Override
  public List<Sum> sums(Set<UnitCode> senders, YearMonth month) {
    var sums = new ArrayList<Sum>();
    month(month)
        .filter(posting -> senders.contains(posting.sender()))
        .collect(
            Collectors.groupingBy(
                posting -> List.of(posting.sender().value(), posting.waybill().courier().value())))
        .values()
        .forEach(
            some -> {
              var weighed = some.stream().flatMap(one -> one.weighing().stream()).toList();
              sums.add(
                  new Sum(
                      some.getFirst().sender(),
                      some.getFirst().waybill().courier(),
                      some.size(),
                      weighed.size(),
                      weighed.stream().mapToLong(one -> one.weight().grams()).sum(),
                      weighed.stream().map(Posting.Weighing::cost).reduce(Yuan.ZERO, Yuan::plus)));
            });
    sums.sort(
        Comparator.<Sum, String>comparing(sum -> sum.sender().value())
            .thenComparing(sum -> sum.courier().value()));
    return List.copyOf(sums);
  }

  @Override
  public void add(Manifest manifest) {
    for (var id : manifest.dispatches()) {
      if (find(id).filter(posting -> posting.manifest().isEmpty()).isEmpty()) {
        throw new StaleVersionException("posting " + id);
      }
      change(
          id,
          p ->
              with(
                  p,
                  p.sorting(),
                  p.weighing(),
                  p.handedOver(),
                  Optional.of(manifest.id()),
                  p.claim()));
    }
    put(manifests, manifest.id(), manifest);
  }

  @Override
  public Optional<Manifest> find(ManifestId id) {
    return Optional.ofNullable(manifests.get(id));
  }

  @Override
  public void signed(ManifestId id, Instant at) {
    find(id).ifPresent(manifest -> put(manifests, id, manifest.handOver(at)));
  }

  @Override
  public Page<Manifest> manifests(Set<UnitCode> units, Page.Request page) {
    var found =
        manifests.values().stream()
            .filter(manifest -> units.contains(manifest.sender()))
            .sorted(
                Comparator.<Manifest, String>comparing(manifest -> manifest.id().toString())
                    .reversed())
            .filter(
                manifest ->
                    page.after()
                        .filter(after -> manifest.id().toString().compareTo(after) >= 0)
                        .isEmpty())
            .toList();
    return page(page, found, manifest -> manifest.id().toString());
  }
}
