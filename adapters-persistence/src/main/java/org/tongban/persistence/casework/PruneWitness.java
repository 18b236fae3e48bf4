package org.tongban.persistence.casework;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.tongban.application.transaction.RecurringWork;

/**
 * Keeps the witness from growing with every step for ever: heads that a newer head of the same case
 * proves are dropped after a while, see {@link JdbcLedgerAudit#prune}.
 */
@Singleton
final class PruneWitness implements RecurringWork {
  private static final Duration LEAST = Duration.ofDays(1);

  private final JdbcLedgerAudit audit;
  private final Clock clock;
  private final Duration kept;

  /**
   * @param kept how long a head is kept after a newer one took its place; at least a day
   */
  PruneWitness(
      JdbcLedgerAudit audit,
      Clock clock,
      @Property(name = "tongban.witness.retention", defaultValue = "P30D") Duration kept) {
    if (kept.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException("tongban.witness.retention is at least a day: " + kept);
    }
    this.audit = audit;
    this.clock = clock;
    this.kept = kept;
  }

  @Override
  public String name() {
    return "prune-witness";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(6);
  }

  @Override
  public void run() {
    audit.prune(clock.instant().minus(kept));
  }
}
