package org.tongban.application.custody;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tongban.application.transaction.RecurringWork;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.custody.CustodyAlarm;
import org.tongban.domain.custody.EnvelopeId;
import org.tongban.domain.custody.Leg;

/**
 * Raises an alarm for each envelope that was not scanned within its leg's time. Any instance may
 * run it; what has its alarm gets no second one.
 */
@Singleton
public final class WatchLegs implements RecurringWork {
  private static final int PORTION = 200;
  private static final int MOST = 1000;

  private final Transactions transactions;
  private final CustodyStore envelopes;
  private final RaiseAlarms alarms;
  private final CustodyDuties duties;

  /** Uses these parts. */
  @Inject
  public WatchLegs(
      Transactions transactions, CustodyStore envelopes, RaiseAlarms alarms, CustodyDuties duties) {
    this.transactions = transactions;
    this.envelopes = envelopes;
    this.alarms = alarms;
    this.duties = duties;
  }

  @Override
  public String name() {
    return "custody-legs";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(5);
  }

  /** What goes wrong with one envelope does not keep the others from being looked at. */
  @Override
  public void run() {
    Set<EnvelopeId> seen = new HashSet<>();
    var failures = new IllegalStateException("Some envelopes could not be looked at");
    List<EnvelopeId> fresh;
    do {
      // Those that are not overdue in their own calendar are still there, in front of the others.
      var limit = Math.min(MOST, PORTION + seen.size());
      fresh =
          transactions.reading(() -> envelopes.dueBefore(duties.roughToday(), limit)).stream()
              .filter(seen::add)
              .toList();
      for (var id : fresh) {
        try {
          look(id);
        } catch (StaleVersionException e) {
          // Someone scanned it at the same moment; the next run looks again.
        } catch (RuntimeException e) {
          failures.addSuppressed(e);
        }
      }
    } while (!fresh.isEmpty());
    if (failures.getSuppressed().length > 0) {
      throw failures;
    }
  }

  private void look(EnvelopeId id) {
    transactions.run(
        () ->
            envelopes
                .find(id)
                .filter(stored -> stored.envelope().moving().filter(this::isOver).isPresent())
                .ifPresent(
                    stored ->
                        alarms.missed(stored, CustodyAlarm.Kind.LEG_OVERDUE, ActorId.SYSTEM)));
  }

  private boolean isOver(Leg leg) {
    return duties.today().isAfter(duties.calendar(leg.to()).dateOfOrdinal(leg.dueOrdinal()));
  }
}
