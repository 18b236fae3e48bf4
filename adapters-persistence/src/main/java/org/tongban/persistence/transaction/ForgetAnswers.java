package org.tongban.persistence.transaction;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.tongban.application.transaction.RecurringWork;
import org.tongban.persistence.database.Sql;

/** Removes kept answers after two days; the port promises one. */
@Singleton
final class ForgetAnswers implements RecurringWork {
  private static final Duration KEPT = Duration.ofDays(2);
  private static final int AT_ONCE = 1000;

  private final Sql sql;
  private final Clock clock;

  ForgetAnswers(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "forget-answers";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(30);
  }

  /** In small portions, so that no lock is held for long. */
  @Override
  public void run() {
    var before = clock.instant().minus(KEPT).truncatedTo(ChronoUnit.MICROS);
    int removed;
    do {
      removed =
          sql.update("DELETE FROM idempotency_record WHERE kept_at < ? LIMIT " + AT_ONCE, before);
    } while (removed == AT_ONCE);
  }
}
