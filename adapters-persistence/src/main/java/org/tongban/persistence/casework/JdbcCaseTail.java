package org.tongban.persistence.casework;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongban.application.casework.CaseTail;
import org.tongban.domain.casework.CaseId;
import org.tongban.persistence.database.Sql;

/** The end of the ledger by its index of times; the entries themselves are not touched. */
@Singleton
final class JdbcCaseTail implements CaseTail {
  private final Sql sql;

  JdbcCaseTail(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<Entry> since(Instant from, Optional<Entry> after, int limit) {
    if (limit < 1 || limit > 1000) {
      throw new IllegalArgumentException("A limit is 1 to 1000: " + limit);
    }
    var values = new ArrayList<Object>();
    var start = after.map(Entry::recordedAt).filter(from::isBefore).orElse(from);
    values.add(start);
    after.ifPresent(
        last ->
            values.addAll(
                List.of(
                    last.recordedAt(),
                    last.caseId().value(),
                    last.caseId().value(),
                    last.sequence())));
    values.add(limit);
    return sql.list(
        "SELECT recorded_at, case_id, sequence FROM case_event WHERE recorded_at >= ?"
            + (after.isPresent()
                ? " AND (recorded_at > ? OR case_id > ? OR case_id = ? AND sequence > ?)"
                : "")
            + " ORDER BY recorded_at, case_id, sequence LIMIT ?",
        row ->
            new Entry(
                Sql.instant(row, "recorded_at"),
                new CaseId(Sql.uuid(row, "case_id")),
                row.getInt("sequence")),
        values.toArray());
  }
}
