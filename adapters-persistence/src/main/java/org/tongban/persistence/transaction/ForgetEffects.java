package org.tongban.persistence.transaction;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.tongban.application.transaction.RecurringWork;
import org.tongban.persistence.database.Sql;

/**
 * Removes the rows of effects that were done long ago. What waits or needs a person stays, however
 * old it is. As long as a row is kept, adding its effect again changes nothing.
 */
@Singleton
final class ForgetEffects implements RecurringWork {
  private static final Duration LEAST = Duration.ofDays(1);
  private static final int AT_ONCE = 1000;

  private final Sql sql;
  private final Clock clock;
  private final Duration kept;

  /**
   * @param kept how long a row is kept after its effect was done; at least a day
   */
  ForgetEffects(
      Sql sql,
      Clock clock,
      @Property(name = "tongban.outbox.retention", defaultValue = "P30D") Duration kept) {
    if (kept.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException("tongban.outbox.retention is at least a day: " + kept);
    }
    this.sql = sql;
    this.clock = clock;
    this.kept = kept;
  }

  @Override
  public String name() {
    return "forget-effects";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(1);
  }

  /** In small portions, so that no lock is held for long. */
  @Override
  public void run() {
    var before = clock.instant().minus(kept).truncatedTo(ChronoUnit.MICROS);
    int removed;
    do {
      removed =
          sql.update(
              "DELETE FROM outbox WHERE status = 'DONE' AND available_at < ? LIMIT " + AT_ONCE,
              before);
    } while (removed == AT_ONCE);
  }
}
