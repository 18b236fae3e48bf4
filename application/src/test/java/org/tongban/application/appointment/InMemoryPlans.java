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

  private record Stored(OpeningPlan plan, long version) {}

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
                    rows.get(group.code()).map(Stored::plan),
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
    var version = rows.get(code).map(Stored::version).orElse(0L);
    rows.put(code, new Stored(plan, version + 1));
  }

  @Override
  public void refresh(UnitCode place) {
    // Nothing is held.
  }

  @Override
  public void addMissing(Collection<First> plans) {
    plans.stream()
        .filter(first -> rows.get(first.code()).isEmpty())
        .forEach(first -> rows.put(first.code(), new Stored(first.plan(), 0)));
  }
}
