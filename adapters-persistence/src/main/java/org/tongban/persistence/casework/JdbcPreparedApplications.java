package org.tongban.persistence.casework;

import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.LocalDate;
import java.util.Optional;
import org.tongban.application.casework.PreparedApplication;
import org.tongban.application.casework.PreparedApplications;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.PreparationCode;
import org.tongban.domain.place.UnitCode;
import org.tongban.persistence.database.Sql;

/** Codes of prepared applications in table {@code prepared_application}. */
@Singleton
final class JdbcPreparedApplications implements PreparedApplications {
  private static final String SELECT =
      "SELECT code, draft_id, prepared_by, place, last_day FROM prepared_application WHERE ";

  private final Sql sql;

  JdbcPreparedApplications(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<PreparedApplication> find(PreparationCode code) {
    return sql.first(SELECT + "code = ?", JdbcPreparedApplications::read, code.value());
  }

  @Override
  public Optional<PreparedApplication> of(CaseId draft) {
    return sql.first(SELECT + "draft_id = ?", JdbcPreparedApplications::read, draft.value());
  }

  @Override
  public void add(PreparedApplication prepared) {
    try {
      sql.update(
          "INSERT INTO prepared_application (code, draft_id, prepared_by, place, last_day)"
              + " VALUES (?, ?, ?, ?, ?)",
          prepared.code().value(),
          prepared.draft().value(),
          prepared.preparedBy().value(),
          prepared.place().value(),
          prepared.until());
    } catch (DataAccessException e) {
      if (e.getCause() instanceof SQLIntegrityConstraintViolationException) {
        throw new StaleVersionException("prepared application of draft " + prepared.draft());
      }
      throw e;
    }
  }

  @Override
  public void remove(CaseId draft) {
    sql.update("DELETE FROM prepared_application WHERE draft_id = ?", draft.value());
  }

  @Override
  public void removeBefore(LocalDate day) {
    sql.update("DELETE FROM prepared_application WHERE last_day < ?", day);
  }

  private static PreparedApplication read(ResultSet row) throws SQLException {
    return new PreparedApplication(
        new PreparationCode(row.getString("code")),
        new CaseId(Sql.uuid(row, "draft_id")),
        new ActorId(Sql.uuid(row, "prepared_by")),
        new UnitCode(row.getString("place")),
        row.getObject("last_day", LocalDate.class));
  }
}
