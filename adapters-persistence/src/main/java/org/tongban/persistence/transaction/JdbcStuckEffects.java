package org.tongban.persistence.transaction;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StuckEffects;
import org.tongban.persistence.database.Cursor;
import org.tongban.persistence.database.Sql;

/** The rows of the outbox that need a person. */
@Singleton
final class JdbcStuckEffects implements StuckEffects {
  private static final String LIST = "stuck-effects";

  private final Sql sql;
  private final OutboxBell bell;
  private final Clock clock;

  JdbcStuckEffects(Sql sql, OutboxBell bell, Clock clock) {
    this.sql = sql;
    this.bell = bell;
    this.clock = clock;
  }

  private record Numbered(long id, Stuck stuck) {}

  @Override
  public Page<Stuck> list(Page.Request page) {
    long after = page.after().map(text -> Cursor.of(LIST, 1, text).number(0)).orElse(0L);
    var found =
        sql.list(
            "SELECT id, kind, reference, note, attempts, added_at FROM outbox"
                + " WHERE status = 'NEEDS_PERSON' AND id > ? ORDER BY id LIMIT ?",
            row ->
                new Numbered(
                    row.getLong("id"),
                    new Stuck(
                        row.getString("kind"),
                        row.getString("reference"),
                        row.getString("note"),
                        row.getInt("attempts"),
                        Sql.instant(row, "added_at"))),
            after,
            page.limit() + 1);
    return page.cut(found, last -> Cursor.text(LIST, last.id())).map(Numbered::stuck);
  }

  @Override
  public boolean tryAgain(String kind, String reference) {
    int changed =
        sql.update(
            "UPDATE outbox SET status = 'DUE', available_at = ?"
                + " WHERE kind = ? AND reference = ? AND status = 'NEEDS_PERSON'",
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            kind,
            reference);
    if (changed == 1) {
      bell.ring();
    }
    return changed == 1;
  }
}
