package org.tongban.persistence.item;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongban.application.item.CatalogueFeed;
import org.tongban.application.transaction.Page;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.item.ImplementationRef;
import org.tongban.domain.item.PublishedVersion;
import org.tongban.domain.place.UnitCode;
import org.tongban.persistence.database.Cursor;
import org.tongban.persistence.database.Sql;

/** Reads versions by their key, and changes by their sequence. */
@Singleton
final class JdbcCatalogueFeed implements CatalogueFeed {
  private static final String LIST = "catalogue-feed";

  private final Sql sql;

  JdbcCatalogueFeed(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Page<Line> versions(LocalDate day, Page.Request page) {
    var values = new ArrayList<Object>(List.of(day));
    var after = "";
    if (page.after().isPresent()) {
      var cursor = Cursor.of(LIST, 2, page.after().get());
      after = " AND (code, version) > (?, ?)";
      values.add(cursor.string(0));
      values.add(cursor.number(1));
    }
    values.add(page.limit() + 1);
    var found =
        sql.list(
            "SELECT code, version, authority, status, effective_from, effective_to"
                + " FROM implementation WHERE (effective_to IS NULL"
                + " OR effective_to > ? AND effective_to > effective_from)"
                + after
                + " ORDER BY code, version LIMIT ?",
            row ->
                new Line(
                    new PublishedVersion(
                        new ImplementationRef(
                            new ImplementationCode(row.getString("code")), row.getInt("version")),
                        row.getObject("effective_from", LocalDate.class),
                        Optional.ofNullable(row.getObject("effective_to", LocalDate.class)),
                        row.getString("status").equals("WITHDRAWN")),
                    new UnitCode(row.getString("authority"))),
            values.toArray());
    return page.cut(
        found,
        row -> {
          var last = row.version().ref();
          return Cursor.text(LIST, last.code(), last.version());
        });
  }

  @Override
  public long latest() {
    return sql.first(
            "SELECT COALESCE(MAX(sequence), 0) AS latest FROM catalogue_change",
            row -> row.getLong("latest"))
        .orElseThrow();
  }

  @Override
  public List<Change> changes(long after, int limit) {
    return sql.list(
        "SELECT sequence, change_kind, item_code, implementation_code, implementation_version,"
            + " effective_on, changed_at FROM catalogue_change WHERE sequence > ?"
            + " ORDER BY sequence LIMIT ?",
        row -> {
          var version = row.getInt("implementation_version");
          return new Change(
              row.getLong("sequence"),
              Kind.valueOf(row.getString("change_kind")),
              new BasicCode(row.getString("item_code")),
              Optional.ofNullable(row.getString("implementation_code"))
                  .map(ImplementationCode::new),
              version == 0 ? Optional.empty() : Optional.of(version),
              Optional.ofNullable(row.getObject("effective_on", LocalDate.class)),
              Sql.instant(row, "changed_at"));
        },
        after,
        limit);
  }
}
