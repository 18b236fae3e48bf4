package org.tongban.application.assistance;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tongban.application.transaction.InMemoryTable;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.assistance.AssistanceRequest;
import org.tongban.domain.assistance.AssistanceRequest.Progress;
import org.tongban.domain.assistance.AssistanceRequestId;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;

/** Requests for assistance in memory. */
public final class InMemoryAssistanceStore implements AssistanceStore {
  private static final Comparator<Stored> BY_TIME =
      Comparator.comparing((Stored stored) -> stored.request().askedAt())
          .thenComparing(stored -> stored.request().id().toString());

  private final InMemoryTable<AssistanceRequestId, Stored> rows;

  /** None yet. */
  public InMemoryAssistanceStore(InMemoryTransactions transactions) {
    rows = new InMemoryTable<>(transactions);
  }

  @Override
  public Optional<Stored> find(AssistanceRequestId id) {
    return rows.get(id);
  }

  @Override
  public Page<Stored> of(SubjectId requester, Page.Request page) {
    return page(
        rows.all()
            .filter(stored -> stored.request().requester().equals(requester))
            .sorted(BY_TIME.reversed())
            .toList(),
        page);
  }

  @Override
  public int openOf(SubjectId requester) {
    return (int)
        rows.all()
            .filter(stored -> stored.request().requester().equals(requester))
            .filter(stored -> !stored.request().closed())
            .count();
  }

  @Override
  public Page<Stored> open(Collection<UnitCode> units, Page.Request page) {
    return page(
        rows.all().filter(stored -> isOpenAt(stored.request(), units)).sorted(BY_TIME).toList(),
        page);
  }

  private static Page<Stored> page(List<Stored> all, Page.Request page) {
    int from = page.after().map(cursor -> position(cursor, all)).orElse(0);
    int to = Math.min(all.size(), from + page.limit());
    return new Page<>(
        all.subList(from, to),
        to < all.size()
            ? Optional.of(all.get(to - 1).request().id().toString())
            : Optional.empty());
  }

  private static int position(String cursor, List<Stored> all) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).request().id().toString().equals(cursor)) {
        return i + 1;
      }
    }
    throw new Page.BadCursorException();
  }

  private static boolean isOpenAt(AssistanceRequest request, Collection<UnitCode> units) {
    return switch (request.progress()) {
      case Progress.Waiting() -> request.units().stream().anyMatch(units::contains);
      case Progress.Taken(_, var unit) -> units.contains(unit);
      case Progress.Agreed(_, var unit, _, _) -> units.contains(unit);
      case Progress.Done _, Progress.Cancelled _ -> false;
    };
  }

  @Override
  public void add(AssistanceRequest request) {
    rows.put(request.id(), new Stored(request, 1));
  }

  @Override
  public Stored replace(Stored changed) {
    var id = changed.request().id();
    if (rows.get(id).filter(stored -> stored.version() == changed.version()).isEmpty()) {
      throw new StaleVersionException("assistance request " + id);
    }
    var next = new Stored(changed.request(), changed.version() + 1);
    rows.put(id, next);
    return next;
  }
}
