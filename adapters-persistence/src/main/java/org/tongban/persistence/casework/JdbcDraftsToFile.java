package org.tongban.persistence.casework;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.casework.Draft;
import org.tongban.application.casework.DraftsToFile;
import org.tongban.application.person.SubjectStore.Stored;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.person.Subject;
import org.tongban.persistence.casework.JdbcDraftStore.DraftRow;
import org.tongban.persistence.database.Sql;
import org.tongban.persistence.person.SubjectRows;

/** One statement for what would be three. */
@Singleton
final class JdbcDraftsToFile implements DraftsToFile {
  private static final String QUERY =
      "SELECT d.id AS draft_id, d.applicant_id, d.opened_by, d.version AS draft_version,"
          + " d.changed_at, d.content AS draft_content, m.id AS file_id, m.material_code, "
          + SubjectRows.COLUMNS
          + " FROM case_draft d LEFT JOIN subject s ON s.id = d.applicant_id"
          + " LEFT JOIN material_file m ON m.case_id = d.id"
          + " WHERE d.id = ? AND (d.applicant_id = ? OR d.opened_by = ?)";

  private final Sql sql;
  private final JdbcDraftStore drafts;
  private final SubjectRows subjects;

  JdbcDraftsToFile(Sql sql, JdbcDraftStore drafts, SubjectRows subjects) {
    this.sql = sql;
    this.drafts = drafts;
    this.subjects = subjects;
  }

  @Override
  public Optional<DraftToFile> find(CaseId id, ActorId actor) {
    var rows = new Rows();
    sql.list(QUERY, rows::add, id.value(), actor.value(), actor.value());
    return rows.draft.map(draft -> new DraftToFile(draft, rows.applicant, Map.copyOf(rows.files)));
  }

  /** One row for each file, or one without any; draft and applicant are the same in all. */
  private final class Rows {
    private Optional<Draft> draft = Optional.empty();
    private Optional<Subject> applicant = Optional.empty();
    private final Map<UUID, String> files = new HashMap<>();

    boolean add(ResultSet row) throws SQLException {
      if (row.isFirst()) {
        draft = drafts.draft(draftRow(row));
        if (row.getBytes("id") != null) {
          applicant = subjects.read(row).map(Stored::subject);
        }
      }
      if (row.getBytes("file_id") != null) {
        files.put(Sql.uuid(row, "file_id"), row.getString("material_code"));
      }
      return true;
    }
  }

  private static DraftRow draftRow(ResultSet row) throws SQLException {
    return new DraftRow(
        Sql.uuid(row, "draft_id"),
        Sql.uuid(row, "applicant_id"),
        Sql.uuid(row, "opened_by"),
        row.getInt("draft_version"),
        Sql.instant(row, "changed_at"),
        row.getBytes("draft_content"));
  }
}
