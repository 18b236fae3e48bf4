package org.tongban.persistence.item;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.tongban.application.item.CatalogueHistory;
import org.tongban.application.transaction.Page;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.persistence.database.Cursor;
import org.tongban.persistence.database.Sql;

/** Entries in the order they were added; the run-time user can't change them. */
@Singleton
final class JdbcCatalogueHistory implements CatalogueHistory {
  private static final String LIST = "catalogue-history";

  private final Sql sql;

  JdbcCatalogueHistory(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void add(Entry entry) {
    sql.update(
        "INSERT INTO catalogue_history (implementation_code, implementation_version, draft_id,"
            + " action, actor_id, happened_at, reason) VALUES (?, ?, ?, ?, ?, ?, ?)",
        entry.code().value(),
        entry.version(),
        entry.draft(),
        entry.action().name(),
        entry.actor().value(),
        entry.at(),
        entry.reason());
  }

  private record Row(long sequence, Entry entry) {}

  @Override
  public Page<Entry> list(ImplementationCode code, Page.Request page) {
    var before =
        page.after().map(text -> Cursor.of(LIST, 1, text).number(0)).orElse(Long.MAX_VALUE);
    var found =
        sql.list(
            "SELECT sequence, implementation_version, draft_id, action, actor_id, happened_at,"
                + " reason FROM catalogue_history WHERE implementation_code = ? AND sequence < ?"
                + " ORDER BY sequence DESC LIMIT ?",
            row -> {
              var version = row.getInt("implementation_version");
              return new Row(
                  row.getLong("sequence"),
                  new Entry(
                      code,
                      version == 0 ? Optional.empty() : Optional.of(version),
                      Optional.ofNullable(row.getBytes("draft_id")).map(Sql::uuid),
                      Action.valueOf(row.getString("action")),
                      new ActorId(Sql.uuid(row, "actor_id")),
                      Sql.instant(row, "happened_at"),
                      row.getString("reason")));
            },
            code.value(),
            before,
            page.limit() + 1);
    var shown = found.stream().limit(page.limit()).toList();
    return new Page<>(
        shown.stream().map(Row::entry).toList(),
        found.size() > shown.size()
            ? Optional.of(Cursor.text(LIST, shown.getLast().sequence()))
            : Optional.empty());
  }
}
