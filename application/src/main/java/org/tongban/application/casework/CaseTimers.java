package org.tongban.application.casework;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.RecurringWork;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.place.RegionCode;

/**
 * Takes the steps that follow from time alone: deemed acceptance, the lapse of corrections that
 * nobody answered, and the record of promised materials that did not come. Any instance may run it;
 * a step that was taken meanwhile is not taken twice.
 */
@Singleton
public final class CaseTimers implements RecurringWork {
  private static final int PORTION = 200;
  private static final int MOST = 1000;

  private final CaseStore cases;
  private final Places places;
  private final Transactions transactions;
  private final HandleCaseService handling;
  private final CaseAccess access;

  @Inject
  public CaseTimers(
      CaseStore cases,
      Places places,
      Transactions transactions,
      HandleCaseService handling,
      CaseAccess access) {
    this.cases = cases;
    this.places = places;
    this.transactions = transactions;
    this.handling = handling;
    this.access = access;
  }

  @Override
  public String name() {
    return "case-timers";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(1);
  }

  /** What goes wrong with one case does not keep the others from being looked at. */
  @Override
  public void run() {
    Set<CaseId> seen = new HashSet<>();
    var failures = new IllegalStateException("Some timers could not be looked at");
    List<CaseId> fresh;
    do {
      // Those that were looked at and did not move are still there, in front of the others.
      fresh = due(Math.min(MOST, PORTION + seen.size())).stream().filter(seen::add).toList();
      for (var id : fresh) {
        try {
          tried(id);
        } catch (RuntimeException e) {
          failures.addSuppressed(e);
        }
      }
    } while (!fresh.isEmpty());
    if (failures.getSuppressed().length > 0) {
      throw failures;
    }
  }

  private List<CaseId> due(int limit) {
    // The decider's calendar decides; this one only finds what may be due.
    var today = places.calendar(new RegionCode("440000")).ordinal(access.today());
    return transactions.inTransaction(() -> cases.timersBefore(today, limit));
  }

  private void tried(CaseId id) {
    try {
      handling.onTimer(id);
    } catch (StaleVersionException e) {
      // Someone acted at the same moment; the next run looks again.
    }
  }
}
