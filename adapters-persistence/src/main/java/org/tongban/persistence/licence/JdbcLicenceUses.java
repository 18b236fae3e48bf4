package org.tongban.persistence.licence;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongban.application.licence.LicenceUses;
import org.tongban.application.transaction.Page;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseNumber;
import org.tongban.domain.licence.LicenceId;
import org.tongban.domain.licence.LicenceState;
import org.tongban.domain.licence.LicenceUse;
import org.tongban.domain.person.MandateId;
import org.tongban.persistence.database.Cursor;
import org.tongban.persistence.database.Sql;

/** The record in {@code licence_use}. */
@Singleton
final class JdbcLicenceUses implements LicenceUses {
  private static final String LIST = "licence-uses";
  private static final int KEY = 3;

  private final Sql sql;

  JdbcLicenceUses(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void add(LicenceUse use) {
    // IGNORE: the first use counts.
    sql.update(
        "INSERT IGNORE INTO licence_use (licence_id, case_id, material, case_number, item_name,"
            + " used_by, consent, mandate_id, validity, used_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        use.licence().value(),
        use.caseId().value(),
        use.material(),
        use.caseNumber().value(),
        use.itemName(),
        use.by().value(),
        use.consent().name(),
        use.mandate().map(MandateId::value),
        use.validity().name(),
        use.at());
  }

  @Override
  public List<LicenceUse> ofCase(CaseId caseId) {
    return sql.list(
        "SELECT * FROM licence_use WHERE case_id = ?", JdbcLicenceUses::use, caseId.value());
  }

  @Override
  public Page<LicenceUse> ofLicence(LicenceId licence, Page.Request page) {
    var from = page.after().map(text -> Cursor.of(LIST, KEY, text));
    var values = new ArrayList<Object>();
    values.add(licence.value());
    from.ifPresent(
        cursor -> {
          var at = Instant.EPOCH.plus(cursor.number(0), ChronoUnit.MICROS);
          values.addAll(List.of(at, at, cursor.uuid(1), at, cursor.uuid(1), cursor.string(2)));
        });
    values.add(page.limit() + 1);
    var found =
        sql.list(
            "SELECT * FROM licence_use WHERE licence_id = ?"
                + (from.isEmpty()
                    ? ""
                    : " AND (used_at < ? OR used_at = ? AND case_id < ?"
                        + " OR used_at = ? AND case_id = ? AND material < ?)")
                + " ORDER BY used_at DESC, case_id DESC, material DESC LIMIT ?",
            JdbcLicenceUses::use,
            values.toArray());
    return page.cut(found, JdbcLicenceUses::cursor);
  }

  private static String cursor(LicenceUse last) {
    return Cursor.text(
        LIST, ChronoUnit.MICROS.between(Instant.EPOCH, last.at()), last.caseId(), last.material());
  }

  private static LicenceUse use(ResultSet row) throws SQLException {
    return new LicenceUse(
        new LicenceId(Sql.uuid(row, "licence_id")),
        new CaseId(Sql.uuid(row, "case_id")),
        new CaseNumber(row.getString("case_number")),
        row.getString("item_name"),
        row.getString("material"),
        new ActorId(Sql.uuid(row, "used_by")),
        LicenceUse.Consent.valueOf(row.getString("consent")),
        Optional.ofNullable(row.getBytes("mandate_id")).map(Sql::uuid).map(MandateId::new),
        LicenceState.valueOf(row.getString("validity")),
        Sql.instant(row, "used_at"));
  }
}
