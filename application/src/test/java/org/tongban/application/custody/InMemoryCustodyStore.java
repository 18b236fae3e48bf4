package org.tongban.application.custody;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.tongban.application.transaction.InMemoryTable;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.SortedPages;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.custody.CustodyCode;
import org.tongban.domain.custody.CustodyEntry;
import org.tongban.domain.custody.Envelope;
import org.tongban.domain.custody.EnvelopeId;
import org.tongban.domain.custody.EnvelopeState;
import org.tongban.domain.place.UnitCode;

/** Envelopes in memory. */
public final class InMemoryCustodyStore implements CustodyStore {
  private final InMemoryTable<EnvelopeId, Stored> rows;
  private final InMemoryTable<EnvelopeId, List<CustodyEntry>> chains;

  /** None yet. */
  public InMemoryCustodyStore(InMemoryTransactions transactions) {
    rows = new InMemoryTable<>(transactions);
    chains = new InMemoryTable<>(transactions);
  }

  @Override
  public void add(Envelope envelope, CustodyEntry first) {
    var contents = envelope.contents();
    if (rows.get(contents.id()).isPresent() || find(contents.code()).isPresent()) {
      throw new StaleVersionException("envelope " + contents.id());
    }
    rows.put(contents.id(), new Stored(envelope, 1));
    chains.put(contents.id(), List.of(first));
  }

  @Override
  public Optional<Stored> find(EnvelopeId id) {
    return rows.get(id);
  }

  @Override
  public Optional<Stored> find(CustodyCode code) {
    return rows.all().filter(row -> row.envelope().contents().code().equals(code)).findFirst();
  }

  @Override
  public List<Stored> all(Collection<EnvelopeId> ids) {
    return rows.all().filter(row -> ids.contains(row.envelope().contents().id())).toList();
  }

  @Override
  public List<Stored> ofCases(Collection<CaseId> cases) {
    return sorted(row -> cases.contains(row.envelope().contents().about().caseId()));
  }

  @Override
  public void replace(Stored changed, List<CustodyEntry> more) {
    var id = changed.envelope().contents().id();
    if (rows.get(id).filter(row -> row.version() == changed.version()).isEmpty()) {
      throw new StaleVersionException("envelope " + id);
    }
    rows.put(id, new Stored(changed.envelope(), changed.version() + 1));
    var chain = new ArrayList<>(chain(id));
    chain.addAll(more);
    chains.put(id, List.copyOf(chain));
  }

  @Override
  public List<CustodyEntry> chain(EnvelopeId id) {
    return chains.get(id).orElse(List.of());
  }

  @Override
  public Page<Stored> at(Set<UnitCode> units, EnvelopeState state, Page.Request page) {
    return page(
        row -> row.envelope().state() == state && units.contains(row.envelope().whereabouts()),
        page);
  }

  @Override
  public Page<Stored> sentFrom(Set<UnitCode> units, Page.Request page) {
    return page(
        row -> row.envelope().moving().filter(leg -> units.contains(leg.from())).isPresent(), page);
  }

  private Page<Stored> page(Predicate<Stored> wanted, Page.Request page) {
    return SortedPages.of(sorted(wanted), page, row -> row.envelope().contents().id().toString());
  }

  private List<Stored> sorted(Predicate<Stored> wanted) {
    return rows.all()
        .filter(wanted)
        .sorted(Comparator.comparing(row -> row.envelope().contents().id().toString()))
        .toList();
  }

  @Override
  public List<EnvelopeId> dueBefore(long ordinal, int limit) {
    return rows.all()
        .map(Stored::envelope)
        .filter(
            one ->
                one.moving().filter(leg -> !leg.missed() && leg.dueOrdinal() < ordinal).isPresent())
        .sorted(Comparator.comparing(one -> one.moving().orElseThrow().dueOrdinal()))
        .limit(limit)
        .map(one -> one.contents().id())
        .toList();
  }
}
