package org.tongban.application.queue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.transaction.InMemoryTable;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.queue.Desk;
import org.tongban.domain.queue.QueueEvent;
import org.tongban.domain.queue.QueueRules;

/** Halls in memory; as transactions run one after the other, a lock needs nothing. */
public final class InMemoryHallStore implements HallStore {
  private final InMemoryTable<List<Object>, Desk> desks;
  private final InMemoryTable<UnitCode, StoredRules> rules;
  private final InMemoryTable<UnitCode, Long> changes;
  private final InMemoryTable<List<Object>, List<QueueEvent>> logs;

  /** Nothing yet. */
  public InMemoryHallStore(InMemoryTransactions transactions) {
    desks = new InMemoryTable<>(transactions);
    rules = new InMemoryTable<>(transactions);
    changes = new InMemoryTable<>(transactions);
    logs = new InMemoryTable<>(transactions);
  }

  @Override
  public List<Desk> desks(UnitCode hall, LocalDate day) {
    return desks
        .all()
        .filter(desk -> desk.hall().equals(hall) && desk.day().equals(day))
        .filter(desk -> !(desk.state() instanceof Desk.State.Closed))
        .toList();
  }

  @Override
  public Desk lock(UnitCode hall, String window, LocalDate day) {
    return desks
        .get(List.of(hall, window))
        .filter(desk -> desk.day().equals(day))
        .orElseGet(() -> Desk.closed(hall, window, day));
  }

  @Override
  public void put(Desk desk) {
    desks.put(List.of(desk.hall(), desk.window()), desk);
  }

  @Override
  public StoredRules rules(UnitCode hall) {
    return rules.get(hall).orElse(new StoredRules(QueueRules.DEFAULT, 0));
  }

  @Override
  public StoredRules replaceRules(UnitCode hall, StoredRules changed) {
    if (rules(hall).version() != changed.version()) {
      throw new StaleVersionException("queue rules of " + hall);
    }
    var next = new StoredRules(changed.rules(), changed.version() + 1);
    rules.put(hall, next);
    return next;
  }

  @Override
  public void log(UnitCode hall, LocalDate day, List<QueueEvent> events) {
    var all = new ArrayList<>(logs.get(List.of(hall, day)).orElse(List.of()));
    all.addAll(events);
    logs.put(List.of(hall, day), all);
    changes.put(hall, changes.get(hall).orElse(0L) + 1);
  }

  @Override
  public Page<QueueEvent> events(UnitCode hall, LocalDate day, Page.Request page) {
    var all = logs.get(List.of(hall, day)).orElse(List.of());
    int from = page.after().map(InMemoryHallStore::position).orElse(0);
    int to = Math.min(all.size(), from + page.limit());
    return new Page<>(
        all.subList(Math.min(from, to), to),
        to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
  }

  private static int position(String cursor) {
    try {
      return Integer.parseInt(cursor);
    } catch (NumberFormatException e) {
      throw new Page.BadCursorException();
    }
  }

  @Override
  public Map<UnitCode, Long> changes(Collection<UnitCode> halls) {
    var found = new HashMap<UnitCode, Long>();
    halls.forEach(hall -> changes.get(hall).ifPresent(count -> found.put(hall, count)));
    return found;
  }
}
