package org.tongban.persistence.casework;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tongban.application.casework.WorkItem;
import org.tongban.application.custody.CasesWithOriginals;
import org.tongban.application.transaction.Page;
import org.tongban.domain.casework.OpenWork;
import org.tongban.domain.place.UnitCode;
import org.tongban.persistence.database.Cursor;
import org.tongban.persistence.database.Sql;

/** Lines of the work lists, by unit and task. */
@Singleton
final class JdbcCasesWithOriginals implements CasesWithOriginals {
  private static final String LIST = "papers";
  private static final String TIE = "CONCAT(unit, '/', role)";

  private final Sql sql;

  JdbcCasesWithOriginals(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Page<WorkItem> waiting(Set<UnitCode> units, OpenWork.Task task, Page.Request page) {
    var from = page.after().map(text -> Cursor.of(LIST, 3, text));
    if (units.isEmpty()) {
      return new Page<>(List.of(), Optional.empty());
    }
    var values = new ArrayList<Object>(units.stream().map(UnitCode::value).toList());
    values.add(task.name());
    from.ifPresent(
        cursor ->
            values.addAll(
                List.of(
                    cursor.number(0),
                    cursor.number(0),
                    cursor.uuid(1),
                    cursor.uuid(1),
                    cursor.string(2))));
    values.add(page.limit() + 1);
    var found =
        sql.list(
            "SELECT case_id, role, unit, task, due_ordinal, opened_at, item_name, number"
                + " FROM work_item WHERE unit IN (%s) AND task = ?"
                    .formatted(Sql.marks(units.size()))
                + (from.isEmpty()
                    ? ""
                    : " AND (due_ordinal > ? OR due_ordinal = ? AND (case_id > ? OR case_id = ?"
                        + " AND "
                        + TIE
                        + " > ?))")
                + " ORDER BY due_ordinal, case_id, "
                + TIE
                + " LIMIT ?",
            JdbcCaseStore::workItem,
            values.toArray());
    return page.cut(
        found,
        last ->
            Cursor.text(
                LIST, last.dueOrdinal(), last.caseId(), last.unit() + "/" + last.role().name()));
  }
}
