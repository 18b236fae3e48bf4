package org.tongban.application.appointment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.tongban.application.transaction.InMemoryTable;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.appointment.Slot;
import org.tongban.domain.appointment.VisitTime;

/** Counters of slots in memory. */
public final class InMemorySlotPlaces implements SlotPlaces {
  private final InMemoryTable<Key, Load> rows;
  private final InMemoryAppointments appointments;

  private record Key(ServiceGroupCode group, LocalDate date, LocalTime from) {}

  /** None known yet; what has lapsed is looked up in the appointments. */
  public InMemorySlotPlaces(InMemoryTransactions transactions, InMemoryAppointments appointments) {
    rows = new InMemoryTable<>(transactions);
    this.appointments = appointments;
  }

  @Override
  public List<TakenDay> taken(
      Collection<ServiceGroupCode> groups, LocalDate first, LocalDate last, Instant now) {
    var lapsed = appointments.lapsed(now);
    var days = new LinkedHashMap<List<Object>, TakenDay>();
    rows.all()
        .filter(load -> groups.contains(load.group()))
        .filter(load -> !load.date().isBefore(first) && !load.date().isAfter(last))
        .forEach(
            load -> {
              long free =
                  lapsed.stream()
                      .filter(one -> one.group().equals(load.group()))
                      .filter(one -> overlaps(load, one.time()))
                      .count();
              days.computeIfAbsent(
                      List.of(load.group(), load.date()),
                      _ -> new TakenDay(load.group(), load.date(), new HashMap<>()))
                  .places()
                  .put(load.from(), load.taken() - (int) free);
            });
    return List.copyOf(days.values());
  }

  @Override
  public List<Load> known(ServiceGroupCode group, VisitTime time) {
    return rows.all().filter(load -> load.group().equals(group) && overlaps(load, time)).toList();
  }

  private static boolean overlaps(Load load, VisitTime time) {
    return load.date().equals(time.date())
        && load.from().isBefore(time.until())
        && time.from().isBefore(load.until());
  }

  private void put(Load load, int taken) {
    rows.put(
        new Key(load.group(), load.date(), load.from()),
        new Load(load.group(), load.date(), load.from(), load.until(), load.places(), taken));
  }

  @Override
  public Taking take(ServiceGroupCode group, LocalDate date, Slot slot) {
    var found =
        rows.get(new Key(group, date, slot.from()))
            .filter(load -> load.until().equals(slot.until()));
    if (found.isEmpty()) {
      return Taking.UNKNOWN;
    }
    if (found.get().taken() >= found.get().places()) {
      return Taking.FULL;
    }
    put(found.get(), found.get().taken() + 1);
    return Taking.TAKEN;
  }

  @Override
  public boolean take(Collection<Several> wanted) {
    return wanted.stream()
        .allMatch(
            several ->
                Stream.generate(() -> take(several.group(), several.date(), several.slot()))
                    .limit(several.count())
                    .allMatch(Taking.TAKEN::equals));
  }

  @Override
  public void give(ServiceGroupCode group, VisitTime time) {
    rows.all()
        .filter(load -> load.group().equals(group) && overlaps(load, time) && load.taken() > 0)
        .forEach(load -> put(load, load.taken() - 1));
  }

  @Override
  public void open(ServiceGroupCode group, LocalDate date, List<Slot> slots) {
    slots.stream()
        .filter(slot -> rows.get(new Key(group, date, slot.from())).isEmpty())
        .forEach(
            slot -> put(new Load(group, date, slot.from(), slot.until(), slot.places(), 0), 0));
  }

  @Override
  public void lock(ServiceGroupCode group, LocalDate from) {
    // One transaction after the other.
  }

  @Override
  public void replace(ServiceGroupCode group, LocalDate from, Collection<Load> loads) {
    rows.all()
        .filter(load -> load.group().equals(group) && !load.date().isBefore(from))
        .forEach(load -> rows.remove(new Key(group, load.date(), load.from())));
    loads.forEach(load -> put(load, load.taken()));
  }
}
