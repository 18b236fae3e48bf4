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
 * Takes the steps that follow from time alone: deemed acceptance, and the lapse of corrections that
 * nobody answered. Any instance may run it; a step that was taken meanwhile is not taken twice.
 */
@Singleton
public final class CaseTimers implements RecurringWork {
  private static final int PORTION = 200;

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

  @Override
  public void run() {
    Set<CaseId> seen = new HashSet<>();
    boolean moved;
    do {
      moved = false;
      for (var id : due()) {
        moved |= seen.add(id) && tried(id);
      }
    } while (moved);
  }

  private List<CaseId> due() {
    // The decider's calendar decides; this one only finds what may be due.
    var today = places.calendar(new RegionCode("440000")).ordinal(access.today());
    return transactions.inTransaction(() -> cases.timersBefore(today, PORTION));
  }

  private boolean tried(CaseId id) {
    try {
      return handling.onTimer(id);
    } catch (StaleVersionException e) {
      return false; // someone acted at the same moment; the next run looks again
    }
  }
}
