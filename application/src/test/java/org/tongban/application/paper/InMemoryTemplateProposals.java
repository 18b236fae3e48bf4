package org.tongban.application.paper;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tongban.application.transaction.InMemoryTable;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.paper.PaperKind;
import org.tongban.domain.paper.TemplateProposal;

/** Proposed templates in memory. */
public final class InMemoryTemplateProposals implements TemplateProposalStore {
  private final InMemoryTable<PaperKind, TemplateProposal> rows;

  /** None yet. */
  public InMemoryTemplateProposals(InMemoryTransactions transactions) {
    rows = new InMemoryTable<>(transactions);
  }

  @Override
  public Optional<TemplateProposal> find(PaperKind kind) {
    return rows.get(kind);
  }

  @Override
  public List<TemplateProposal> open() {
    return rows.all()
        .filter(row -> row.state().open())
        .sorted(Comparator.comparing(TemplateProposal::kind))
        .toList();
  }

  @Override
  public TemplateProposal save(TemplateProposal proposal) {
    if (rows.get(proposal.kind()).map(TemplateProposal::version).orElse(0) != proposal.version()) {
      throw new StaleVersionException("proposed template of " + proposal.kind());
    }
    var kept = proposal.at(proposal.version() + 1);
    rows.put(kept.kind(), kept);
    return kept;
  }
}
