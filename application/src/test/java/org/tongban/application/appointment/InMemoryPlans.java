package org.tongban.application.appointment;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tongban.application.transaction.InMemoryTable;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.domain.appointment.OpeningPlan;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.place.UnitCode;

/** Plans in memory. */
public final class InMemoryPlans implements Plans {
  private final ServiceGroups groups;
  private final InMemoryTable<ServiceGroupCode, Stored> rows;

  private record Stored(Optional<OpeningPlan> plan, long version) {}

  /** None yet, for these groups. */
  public InMemoryPlans(InMemoryTransactions transactions, ServiceGroups groups) {
    this.groups = groups;
    rows = new InMemoryTable<>(transactions);
  }

  @Override
  public List<Planned> at(Collection<UnitCode> places) {
    return groups.at(places).stream()
        .map(
            group ->
                new Planned(
                    group,
                    rows.get(group.code()).flatMap(Stored::plan),
                    rows.get(group.code()).map(Stored::version).orElse(0L)))
        .sorted(Comparator.comparing(planned -> planned.group().code()))
        .toList();
  }

  @Override
  public Optional<Planned> find(ServiceGroupCode code) {
    return at(List.of(code.place())).stream()
        .filter(planned -> planned.group().code().equals(code))
        .findFirst();
  }

  @Override
  public Optional<Planned> lock(ServiceGroupCode code) {
    return find(code);
  }

  @Override
  public void save(ServiceGroupCode code, OpeningPlan plan) {
    rows.put(code, new Stored(Optional.of(plan), version(code) + 1));
  }

  private long version(ServiceGroupCode code) {
    return rows.get(code).map(Stored::version).orElse(0L);
  }

  @Override
  public void raise(ServiceGroupCode code) {
    rows.put(code, new Stored(rows.get(code).flatMap(Stored::plan), version(code) + 1));
  }

  @Override
  public void refresh(UnitCode place) {
    // Nothing is held.
  }

  @Override
  public void addMissing(Collection<First> plans) {
    plans.stream()
        .filter(first -> rows.get(first.code()).flatMap(Stored::plan).isEmpty())
        .forEach(
            first ->
                rows.put(
                    first.code(), new Stored(Optional.of(first.plan()), version(first.code()))));
  }
}
