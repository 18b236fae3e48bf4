package org.tongban.persistence.paper;

import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tongban.application.paper.PaperTemplateStore;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.paper.PaperKind;
import org.tongban.domain.paper.PaperTemplate;
import org.tongban.persistence.database.Sql;

/** Templates in {@code paper_template}, to which rows are only added. */
@Singleton
final class JdbcPaperTemplateStore implements PaperTemplateStore {
  private static final String SELECT = "SELECT * FROM paper_template ";

  private final Sql sql;

  JdbcPaperTemplateStore(Sql sql) {
    this.sql = sql;
  }

  private static PaperTemplate template(ResultSet row) throws SQLException {
    return new PaperTemplate(
        PaperKind.valueOf(row.getString("kind")),
        row.getInt("version"),
        row.getString("title"),
        row.getString("body"),
        Sql.instant(row, "saved_at"),
        new ActorId(Sql.uuid(row, "saved_by")),
        Optional.ofNullable(row.getBytes("approved_by"))
            .map(bytes -> new ActorId(Sql.uuid(bytes))));
  }

  @Override
  public PaperTemplate current(PaperKind kind) {
    return latest(kind, 1).stream()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("There is no template of " + kind));
  }

  @Override
  public Optional<PaperTemplate> find(PaperKind kind, int version) {
    return sql.first(
        SELECT + "WHERE kind = ? AND version = ?",
        JdbcPaperTemplateStore::template,
        kind.name(),
        version);
  }

  @Override
  public List<PaperTemplate> current() {
    return sql
        .list(
            SELECT
                + "t WHERE version ="
                + " (SELECT MAX(version) FROM paper_template o WHERE o.kind = t.kind)",
            JdbcPaperTemplateStore::template)
        .stream()
        .sorted(Comparator.comparing(PaperTemplate::kind))
        .toList();
  }

  @Override
  public List<PaperTemplate> latest(PaperKind kind, int limit) {
    return sql.list(
        SELECT + "WHERE kind = ? ORDER BY version DESC LIMIT ?",
        JdbcPaperTemplateStore::template,
        kind.name(),
        limit);
  }

  @Override
  public void add(PaperTemplate template) {
    try {
      sql.update(
          "INSERT INTO paper_template (kind, version, title, body, saved_at, saved_by,"
              + " approved_by) VALUES (?, ?, ?, ?, ?, ?, ?)",
          template.kind().name(),
          template.version(),
          template.title(),
          template.body(),
          template.savedAt(),
          template.savedBy().value(),
          template.approvedBy().map(ActorId::value));
    } catch (DataAccessException e) {
      throw Sql.isDuplicate(e)
          ? new StaleVersionException(
              "version " + template.version() + " of the template of " + template.kind())
          : e;
    }
  }
}
