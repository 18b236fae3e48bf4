package org.tongban.application.appointment;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tongban.application.transaction.InMemoryTable;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.domain.appointment.ServiceGroup;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.place.UnitCode;

/** Service groups in memory. */
public final class InMemoryServiceGroups implements ServiceGroups {
  private final InMemoryTable<ServiceGroupCode, ServiceGroup> rows;

  /** None yet. */
  public InMemoryServiceGroups(InMemoryTransactions transactions) {
    rows = new InMemoryTable<>(transactions);
  }

  @Override
  public Optional<ServiceGroup> find(ServiceGroupCode code) {
    return rows.get(code);
  }

  @Override
  public List<ServiceGroup> at(Collection<UnitCode> places) {
    return rows.all()
        .filter(group -> places.contains(group.place()))
        .sorted(Comparator.comparing(ServiceGroup::code))
        .toList();
  }

  @Override
  public List<ServiceGroupCode> codes() {
    return rows.all().map(ServiceGroup::code).toList();
  }

  @Override
  public boolean add(ServiceGroup group) {
    if (rows.get(group.code()).isPresent()) {
      return false;
    }
    rows.put(group.code(), group);
    return true;
  }

  @Override
  public void save(Collection<ServiceGroup> groups) {
    groups.forEach(group -> rows.put(group.code(), group));
  }
}
