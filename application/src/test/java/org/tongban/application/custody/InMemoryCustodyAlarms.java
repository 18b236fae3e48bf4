package org.tongban.application.custody;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tongban.application.transaction.InMemoryTable;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.SortedPages;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.custody.AlarmId;
import org.tongban.domain.custody.CustodyAlarm;
import org.tongban.domain.custody.EnvelopeId;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;

/** Alarms in memory. */
public final class InMemoryCustodyAlarms implements CustodyAlarms {
  private final InMemoryTable<AlarmId, Row> rows;

  private record Row(Stored stored, Set<RegionCode> cities) {
    CustodyAlarm alarm() {
      return stored.alarm();
    }
  }

  /** None yet. */
  public InMemoryCustodyAlarms(InMemoryTransactions transactions) {
    rows = new InMemoryTable<>(transactions);
  }

  @Override
  public boolean raise(CustodyAlarm alarm, Set<RegionCode> cities) {
    var known =
        rows.all()
            .map(Row::alarm)
            .anyMatch(
                other ->
                    other.envelope().equals(alarm.envelope())
                        && other.leg() == alarm.leg()
                        && other.kind().wholeEnvelope() == alarm.kind().wholeEnvelope());
    if (!known) {
      rows.put(alarm.id(), new Row(new Stored(alarm, 1), cities));
    }
    return !known;
  }

  @Override
  public Optional<Stored> find(AlarmId id) {
    return rows.get(id).map(Row::stored);
  }

  @Override
  public List<Stored> of(Collection<EnvelopeId> envelopes) {
    return rows.all()
        .map(Row::stored)
        .filter(stored -> envelopes.contains(stored.alarm().envelope()))
        .sorted(Comparator.comparing(stored -> stored.alarm().id().toString()))
        .toList();
  }

  @Override
  public void replace(Stored changed) {
    var id = changed.alarm().id();
    var row =
        rows.get(id)
            .filter(it -> it.stored().version() == changed.version())
            .orElseThrow(() -> new StaleVersionException("alarm " + id));
    rows.put(id, new Row(new Stored(changed.alarm(), changed.version() + 1), row.cities()));
  }

  private List<Stored> open(Set<UnitCode> units, Set<RegionCode> cities) {
    return rows.all()
        .filter(row -> row.alarm().settled().isEmpty())
        .filter(
            row -> {
              var both = new HashSet<>(List.of(row.alarm().from(), row.alarm().to()));
              both.retainAll(units);
              return !both.isEmpty() || row.cities().stream().anyMatch(cities::contains);
            })
        .map(Row::stored)
        .sorted(Comparator.comparing(stored -> stored.alarm().id().toString()))
        .toList();
  }

  @Override
  public Page<Stored> open(Set<UnitCode> units, Set<RegionCode> cities, Page.Request page) {
    return SortedPages.of(open(units, cities), page, stored -> stored.alarm().id().toString());
  }

  @Override
  public int countOpen(Set<UnitCode> units, Set<RegionCode> cities) {
    return open(units, cities).size();
  }
}
