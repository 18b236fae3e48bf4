package org.tongban.persistence.item;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.tongban.application.item.Catalogue;
import org.tongban.application.item.ItemUsage;
import org.tongban.domain.item.ServiceItem;
import org.tongban.persistence.database.Sql;

/** Counts the latest cases, whose identities sort by time, so that the cost does not grow. */
@Singleton
final class JdbcItemUsage implements ItemUsage {
  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final int LATEST = 2000;
  private static final int MOST = 20;
  private static final int FEWEST = 3;

  private final Sql sql;
  private final Catalogue catalogue;
  private final Clock clock;
  private final AtomicReference<Counted> counted = new AtomicReference<>();

  private record Counted(Instant at, List<String> names) {}

  JdbcItemUsage(Sql sql, Catalogue catalogue, Clock clock) {
    this.sql = sql;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  @Override
  public List<ServiceItem> mostApplied(int most) {
    var now = clock.instant();
    var known = counted.get();
    if (known == null || !now.isBefore(known.at().plus(KEPT))) {
      known = new Counted(now, count());
      counted.set(known);
    }
    return known.names().stream()
        .flatMap(name -> catalogue.itemNamed(name).stream())
        .limit(most)
        .toList();
  }

  private List<String> count() {
    return sql.list(
        "SELECT item_name, COUNT(*) AS many FROM"
            + " (SELECT item_name FROM case_file ORDER BY id DESC LIMIT ?) latest"
            + " GROUP BY item_name HAVING COUNT(*) >= ? ORDER BY many DESC, item_name LIMIT ?",
        row -> row.getString("item_name"),
        LATEST,
        FEWEST,
        MOST);
  }
}
