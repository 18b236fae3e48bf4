package org.tongban.persistence.casework;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.tongban.application.casework.LedgerAudit;
import org.tongban.application.transaction.RecurringWork;

/** Keeps the witness up to date: an alteration goes unseen only if it comes within a minute. */
@Singleton
final class WitnessHeads implements RecurringWork {
  private final LedgerAudit audit;

  WitnessHeads(LedgerAudit audit) {
    this.audit = audit;
  }

  @Override
  public String name() {
    return "witness-heads";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(1);
  }

  @Override
  public void run() {
    audit.witness();
  }
}
