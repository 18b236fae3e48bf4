package org.tongban.persistence.paper;

import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tongban.application.paper.TemplateProposalStore;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.paper.PaperKind;
import org.tongban.domain.paper.TemplateProposal;
import org.tongban.persistence.database.Sql;

/** Proposed templates in {@code paper_template_proposal}. */
@Singleton
final class JdbcTemplateProposalStore implements TemplateProposalStore {
  private static final String SELECT = "SELECT * FROM paper_template_proposal WHERE ";

  private final Sql sql;

  JdbcTemplateProposalStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<TemplateProposal> find(PaperKind kind) {
    return sql.first(SELECT + "kind = ?", JdbcTemplateProposalStore::proposal, kind.name());
  }

  @Override
  public List<TemplateProposal> open() {
    return sql
        .list(SELECT + "state IN ('IN_REVIEW', 'SENT_BACK')", JdbcTemplateProposalStore::proposal)
        .stream()
        .sorted(Comparator.comparing(TemplateProposal::kind))
        .toList();
  }

  private static TemplateProposal proposal(ResultSet row) throws SQLException {
    return new TemplateProposal(
        PaperKind.valueOf(row.getString("kind")),
        TemplateProposal.State.valueOf(row.getString("state")),
        row.getInt("base"),
        row.getString("title"),
        row.getString("body"),
        actors(row.getString("editors")),
        new ActorId(Sql.uuid(row, "submitted_by")),
        row.getString("remark"),
        Sql.instant(row, "changed_at"),
        row.getInt("version"));
  }

  private static Set<ActorId> actors(String text) {
    return Arrays.stream(text.split(" "))
        .map(id -> new ActorId(UUID.fromString(id)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String text(Set<ActorId> actors) {
    return actors.stream()
        .map(actor -> actor.value().toString())
        .sorted()
        .collect(Collectors.joining(" "));
  }

  @Override
  public TemplateProposal save(TemplateProposal proposal) {
    if (proposal.version() == 0) {
      add(proposal);
    } else if (replaced(proposal) != 1) {
      throw stale(proposal);
    }
    return proposal.at(proposal.version() + 1);
  }

  private static StaleVersionException stale(TemplateProposal proposal) {
    return new StaleVersionException("proposed template of " + proposal.kind());
  }

  private void add(TemplateProposal proposal) {
    try {
      sql.update(
          "INSERT INTO paper_template_proposal (kind, state, base, title, body, editors,"
              + " submitted_by, remark, changed_at, version)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
          proposal.kind().name(),
          proposal.state().name(),
          proposal.base(),
          proposal.title(),
          proposal.body(),
          text(proposal.editors()),
          proposal.submittedBy().value(),
          proposal.remark(),
          proposal.changedAt());
    } catch (DataAccessException e) {
      throw Sql.isDuplicate(e) ? stale(proposal) : e;
    }
  }

  private int replaced(TemplateProposal proposal) {
    return sql.update(
        "UPDATE paper_template_proposal SET state = ?, base = ?, title = ?, body = ?, editors = ?,"
            + " submitted_by = ?, remark = ?, changed_at = ?, version = version + 1"
            + " WHERE kind = ? AND version = ?",
        proposal.state().name(),
        proposal.base(),
        proposal.title(),
        proposal.body(),
        text(proposal.editors()),
        proposal.submittedBy().value(),
        proposal.remark(),
        proposal.changedAt(),
        proposal.kind().name(),
        proposal.version());
  }
}
