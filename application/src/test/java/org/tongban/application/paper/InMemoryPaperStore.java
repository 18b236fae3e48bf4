package org.tongban.application.paper;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.transaction.InMemoryTable;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.paper.OfficialPaper;
import org.tongban.domain.paper.PaperId;
import org.tongban.domain.paper.PaperKind;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.seal.SealId;

/** Papers in memory. */
public final class InMemoryPaperStore implements PaperStore {
  private record Series(UnitCode unit, PaperKind kind, int year) {}

  private final InMemoryTable<PaperId, OfficialPaper> rows;
  private final InMemoryTable<Series, Integer> serials;

  /** None yet. */
  public InMemoryPaperStore(InMemoryTransactions transactions) {
    rows = new InMemoryTable<>(transactions);
    serials = new InMemoryTable<>(transactions);
  }

  @Override
  public int nextSerial(UnitCode unit, PaperKind kind, int year) {
    var series = new Series(unit, kind, year);
    var next = serials.get(series).orElse(0) + 1;
    serials.put(series, next);
    return next;
  }

  @Override
  public void add(OfficialPaper paper) {
    var clash =
        rows.all()
            .anyMatch(
                other ->
                    other.id().equals(paper.id())
                        || other.number().equals(paper.number())
                        || other.caseId().equals(paper.caseId())
                            && other.sequence() == paper.sequence()
                            && other.kind() == paper.kind());
    if (clash) {
      throw new StaleVersionException("paper " + paper.id());
    }
    rows.put(paper.id(), paper);
  }

  @Override
  public Optional<OfficialPaper> find(PaperId id) {
    return rows.get(id);
  }

  @Override
  public List<OfficialPaper> ofCase(CaseId caseId) {
    return rows.all()
        .filter(paper -> paper.caseId().equals(caseId))
        .sorted(Comparator.comparingInt(OfficialPaper::sequence).thenComparing(OfficialPaper::kind))
        .toList();
  }

  @Override
  public void made(PaperId id, UUID file, Optional<SealId> seal) {
    var paper = rows.get(id).filter(it -> it.file().isEmpty());
    if (paper.isEmpty()) {
      throw new StaleVersionException("paper " + id);
    }
    rows.put(id, paper.get().made(file, seal));
  }
}
