package org.tongban.persistence.paper;

import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.paper.PaperStore;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.paper.OfficialPaper;
import org.tongban.domain.paper.PaperId;
import org.tongban.domain.paper.PaperKind;
import org.tongban.domain.paper.PaperNumber;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.seal.SealId;
import org.tongban.persistence.database.Sql;

/** Papers in {@code official_paper}, their serials counted in {@code official_paper_serial}. */
@Singleton
final class JdbcPaperStore implements PaperStore {
  private final Sql sql;

  JdbcPaperStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public int nextSerial(UnitCode unit, PaperKind kind, int year) {
    // The row stays locked until the transaction ends.
    sql.update(
        "INSERT INTO official_paper_serial (unit, kind, number_year, serial_no) VALUES (?, ?, ?, 1)"
            + " ON DUPLICATE KEY UPDATE serial_no = serial_no + 1",
        unit.value(),
        kind.name(),
        year);
    return sql.first(
            "SELECT serial_no FROM official_paper_serial"
                + " WHERE unit = ? AND kind = ? AND number_year = ?",
            row -> row.getInt(1),
            unit.value(),
            kind.name(),
            year)
        .orElseThrow();
  }

  @Override
  public void add(OfficialPaper paper) {
    var number = paper.number();
    try {
      sql.update(
          "INSERT INTO official_paper (id, case_id, applicant_id, sequence, kind, unit,"
              + " number_year, serial_no, title, made_out_on, template, file_id, seal_id)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          paper.id().value(),
          paper.caseId().value(),
          paper.applicant().value(),
          paper.sequence(),
          number.kind().name(),
          number.unit().value(),
          number.year(),
          number.serial(),
          paper.title(),
          paper.on(),
          paper.template(),
          paper.file(),
          paper.seal().map(SealId::value));
    } catch (DataAccessException e) {
      throw Sql.isDuplicate(e) ? stale(paper.id()) : e;
    }
  }

  @Override
  public Optional<OfficialPaper> find(PaperId id) {
    return sql.first(
        "SELECT * FROM official_paper WHERE id = ?", JdbcPaperStore::paper, id.value());
  }

  @Override
  public List<OfficialPaper> ofCase(CaseId caseId) {
    return sql
        .list(
            "SELECT * FROM official_paper WHERE case_id = ?", JdbcPaperStore::paper, caseId.value())
        .stream()
        .sorted(Comparator.comparingInt(OfficialPaper::sequence).thenComparing(OfficialPaper::kind))
        .toList();
  }

  @Override
  public void made(PaperId id, UUID file, Optional<SealId> seal) {
    var changed =
        sql.update(
            "UPDATE official_paper SET file_id = ?, seal_id = ? WHERE id = ? AND file_id IS NULL",
            file,
            seal.map(SealId::value),
            id.value());
    if (changed == 0) {
      throw stale(id);
    }
  }

  private static OfficialPaper paper(ResultSet row) throws SQLException {
    return new OfficialPaper(
        new PaperId(Sql.uuid(row, "id")),
        new CaseId(Sql.uuid(row, "case_id")),
        new SubjectId(Sql.uuid(row, "applicant_id")),
        row.getInt("sequence"),
        new PaperNumber(
            new UnitCode(row.getString("unit")),
            PaperKind.valueOf(row.getString("kind")),
            row.getInt("number_year"),
            row.getInt("serial_no")),
        row.getString("title"),
        row.getObject("made_out_on", LocalDate.class),
        row.getInt("template"),
        Optional.ofNullable(row.getBytes("file_id")).map(Sql::uuid),
        Optional.ofNullable(row.getBytes("seal_id")).map(Sql::uuid).map(SealId::new));
  }

  private static StaleVersionException stale(PaperId id) {
    return new StaleVersionException("paper " + id);
  }
}
