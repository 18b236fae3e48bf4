package org.tongban.persistence.casework;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.tongban.application.casework.CaseSummary;
import org.tongban.application.casework.CasesUnderMandate;
import org.tongban.application.transaction.Page;
import org.tongban.domain.person.MandateId;
import org.tongban.persistence.database.Cursor;
import org.tongban.persistence.database.Sql;

/** Cases by the mandate in their rows. */
@Singleton
final class JdbcCasesUnderMandate implements CasesUnderMandate {
  private static final String LIST = "under-mandate";

  private final Sql sql;

  JdbcCasesUnderMandate(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Page<CaseSummary> underMandate(MandateId mandate, Page.Request page) {
    var from = page.after().map(text -> Cursor.of(LIST, 2, text));
    var values = new ArrayList<Object>();
    values.add(mandate.value());
    from.ifPresent(
        cursor -> {
          var at = Instant.EPOCH.plus(cursor.number(0), ChronoUnit.MICROS);
          values.addAll(List.of(at, at, cursor.uuid(1)));
        });
    values.add(page.limit() + 1);
    var found =
        sql.list(
            "SELECT id, number, item_name, status, submitted_at, changed_at FROM case_file"
                + " WHERE mandate_id = ?"
                + (from.isEmpty() ? "" : " AND (submitted_at < ? OR submitted_at = ? AND id < ?)")
                + " ORDER BY submitted_at DESC, id DESC LIMIT ?",
            JdbcCaseStore::summary,
            values.toArray());
    return page.cut(
        found,
        last ->
            Cursor.text(
                LIST, ChronoUnit.MICROS.between(Instant.EPOCH, last.submittedAt()), last.id()));
  }
}
