package org.tongban.application.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.delivery.Dispatch;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.DispatchState;
import org.tongban.domain.delivery.ParcelEvent;
import org.tongban.domain.delivery.Waybill;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;

/** Dispatches in memory. */
public final class InMemoryDispatchStore implements DispatchStore {
  private static final Comparator<Stored> OLDEST_FIRST =
      Comparator.comparing(stored -> stored.dispatch().id().value());

  private final InMemoryTransactions transactions;
  private final Map<UUID, Stored> all = new TreeMap<>();
  private final Map<UUID, Instant> tracked = new TreeMap<>();

  public InMemoryDispatchStore(InMemoryTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(Dispatch dispatch) {
    if (all.containsKey(dispatch.id().value())) {
      throw new StaleVersionException("dispatch " + dispatch.id());
    }
    put(new Stored(dispatch, 1, List.of()));
  }

  private void put(Stored stored) {
    var dispatch = stored.dispatch();
    var clash =
        all.values().stream()
            .map(Stored::dispatch)
            .filter(other -> !other.id().equals(dispatch.id()))
            .anyMatch(
                other ->
                    !dispatch.state().closed()
                            && !other.state().closed()
                            && other.order().caseId().equals(dispatch.order().caseId())
                        || dispatch.bookedUnder().isPresent()
                            && dispatch.bookedUnder().equals(other.bookedUnder()));
    if (clash) {
      throw new StaleVersionException("dispatch " + dispatch.id());
    }
    var before = all.put(dispatch.id().value(), stored);
    transactions.onRollback(
        () -> {
          if (before == null) {
            all.remove(dispatch.id().value());
          } else {
            all.put(dispatch.id().value(), before);
          }
        });
  }

  @Override
  public Optional<Stored> find(DispatchId id) {
    return Optional.ofNullable(all.get(id.value()));
  }

  @Override
  public List<Stored> all(Collection<DispatchId> ids) {
    return ids.stream().flatMap(id -> find(id).stream()).toList();
  }

  @Override
  public Optional<Stored> findOwned(DispatchId id, SubjectId subject) {
    return find(id)
        .filter(
            stored ->
                stored.dispatch().order().applicant().equals(subject)
                    || stored.dispatch().order().filedBy().filter(subject::equals).isPresent());
  }

  @Override
  public Optional<Stored> findOpen(CaseId caseId) {
    return ofCase(caseId).stream().filter(stored -> !stored.dispatch().state().closed()).findAny();
  }

  @Override
  public Optional<Stored> findByWaybill(Waybill waybill) {
    return those(dispatch -> dispatch.bookedUnder().filter(waybill::equals).isPresent())
        .findFirst();
  }

  @Override
  public List<Stored> ofCase(CaseId caseId) {
    return those(dispatch -> dispatch.order().caseId().equals(caseId)).toList();
  }

  private Stream<Stored> those(Predicate<Dispatch> condition) {
    return all.values().stream()
        .filter(stored -> condition.test(stored.dispatch()))
        .sorted(OLDEST_FIRST);
  }

  @Override
  public void replace(Dispatch changed, long version) {
    var before =
        find(changed.id())
            .filter(stored -> stored.version() == version)
            .orElseThrow(() -> new StaleVersionException("dispatch " + changed.id()));
    put(new Stored(changed, version + 1, before.events()));
  }

  @Override
  public void addEvents(DispatchId id, List<ParcelEvent> events) {
    var before = find(id).orElseThrow();
    var known = new TreeMap<String, ParcelEvent>();
    before.events().forEach(event -> known.put(event.id(), event));
    events.forEach(event -> known.putIfAbsent(event.id(), event));
    put(
        new Stored(
            before.dispatch(),
            before.version(),
            known.values().stream().sorted(ParcelEvent.IN_ORDER).toList()));
  }

  @Override
  public Page<Stored> ofApplicant(SubjectId applicant, Page.Request page) {
    var after = after(page);
    return page(
        page,
        those(dispatch -> dispatch.order().applicant().equals(applicant))
            .sorted(OLDEST_FIRST.reversed())
            .filter(stored -> after.filter(id -> id(stored).compareTo(id) >= 0).isEmpty()));
  }

  @Override
  public Page<Stored> ofSenders(Set<UnitCode> units, Set<DispatchState> states, Page.Request page) {
    var after = after(page);
    return page(
        page,
        those(
                dispatch ->
                    units.contains(dispatch.order().sender()) && states.contains(dispatch.state()))
            .filter(stored -> after.filter(id -> id(stored).compareTo(id) <= 0).isEmpty()));
  }

  private static UUID id(Stored stored) {
    return stored.dispatch().id().value();
  }

  private static Optional<UUID> after(Page.Request page) {
    try {
      return page.after().map(UUID::fromString);
    } catch (IllegalArgumentException _) {
      throw new Page.BadCursorException();
    }
  }

  private static Page<Stored> page(Page.Request request, Stream<Stored> found) {
    var some = found.limit(request.limit() + 1L).toList();
    return some.size() > request.limit()
        ? new Page<>(
            some.subList(0, request.limit()),
            Optional.of(id(some.get(request.limit() - 1)).toString()))
        : new Page<>(some, Optional.empty());
  }

  @Override
  public List<DispatchId> trackedBefore(Instant time, int limit) {
    return those(
            dispatch ->
                (dispatch.state() == DispatchState.BOOKED || dispatch.state().withCourier())
                    && trackedAt(dispatch).isBefore(time))
        .sorted(Comparator.comparing(stored -> trackedAt(stored.dispatch())))
        .limit(limit)
        .map(stored -> stored.dispatch().id())
        .toList();
  }

  private Instant trackedAt(Dispatch dispatch) {
    return tracked.getOrDefault(dispatch.id().value(), dispatch.order().orderedAt());
  }

  @Override
  public void tracked(DispatchId id, Instant at) {
    tracked.put(id.value(), at);
  }
}
