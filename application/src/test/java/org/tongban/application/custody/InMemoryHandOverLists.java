package org.tongban.application.custody;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.tongban.application.transaction.InMemoryTable;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.custody.CustodyCode;
import org.tongban.domain.custody.HandOverId;
import org.tongban.domain.custody.HandOverList;
import org.tongban.domain.place.UnitCode;

/** Hand-over lists in memory. */
public final class InMemoryHandOverLists implements HandOverLists {
  private final InMemoryTable<HandOverId, Stored> rows;

  /** None yet. */
  public InMemoryHandOverLists(InMemoryTransactions transactions) {
    rows = new InMemoryTable<>(transactions);
  }

  @Override
  public void add(HandOverList list) {
    if (rows.get(list.id()).isPresent() || find(list.number()).isPresent()) {
      throw new StaleVersionException("hand-over list " + list.id());
    }
    rows.put(list.id(), new Stored(list, 1));
  }

  @Override
  public Optional<Stored> find(HandOverId id) {
    return rows.get(id);
  }

  @Override
  public Optional<Stored> find(CustodyCode number) {
    return rows.all().filter(row -> row.list().number().equals(number)).findFirst();
  }

  @Override
  public void replace(Stored changed) {
    var id = changed.list().id();
    if (rows.get(id).filter(row -> row.version() == changed.version()).isEmpty()) {
      throw new StaleVersionException("hand-over list " + id);
    }
    rows.put(id, new Stored(changed.list(), changed.version() + 1));
  }

  @Override
  public Page<Stored> of(Set<UnitCode> units, Page.Request page) {
    var all =
        rows.all()
            .filter(row -> units.stream().anyMatch(row.list()::concerns))
            .sorted(Comparator.comparing((Stored row) -> row.list().id().toString()).reversed())
            .toList();
    int from =
        page.after()
            .map(
                cursor -> {
                  for (int i = 0; i < all.size(); i++) {
                    if (all.get(i).list().id().toString().equals(cursor)) {
                      return i + 1;
                    }
                  }
                  throw new Page.BadCursorException();
                })
            .orElse(0);
    int to = Math.min(all.size(), from + page.limit());
    return new Page<>(
        all.subList(from, to),
        to < all.size() ? Optional.of(all.get(to - 1).list().id().toString()) : Optional.empty());
  }
}
