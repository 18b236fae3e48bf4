package org.tongban.application.delivery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.tongban.application.transaction.RecurringWork;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.delivery.DispatchId;

/** Asks the courier about every parcel that it has or expects, in case a push got lost. */
@Singleton
public final class TrackParcels implements RecurringWork {
  private static final Logger LOG = System.getLogger(TrackParcels.class.getName());
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final Duration EACH = Duration.ofMinutes(10);
  private static final int AT_ONCE = 200;

  private final Transactions transactions;
  private final DispatchStore dispatches;
  private final ReceiveReports reports;
  private final Courier courier;
  private final Clock clock;

  @Inject
  public TrackParcels(
      Transactions transactions,
      DispatchStore dispatches,
      ReceiveReports reports,
      Courier courier,
      Clock clock) {
    this.transactions = transactions;
    this.dispatches = dispatches;
    this.reports = reports;
    this.courier = courier;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "track-parcels";
  }

  @Override
  public Duration every() {
    return EVERY;
  }

  @Override
  public void run() {
    for (DispatchId id : due()) {
      try {
        track(id);
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "Dispatch " + id + " could not be tracked", e);
      }
    }
  }

  private List<DispatchId> due() {
    var time = now().minus(EACH);
    return transactions.inTransaction(() -> dispatches.trackedBefore(time, AT_ONCE));
  }

  private void track(DispatchId id) {
    // Noted first: a parcel that fails every time must not keep the others waiting.
    transactions.run(() -> dispatches.tracked(id, now()));
    switch (courier.track(id)) {
      case Courier.Tracking.Events(var events) when !events.isEmpty() -> reports.report(id, events);
      case Courier.Tracking.Events _ -> {}
      case Courier.Tracking.Unknown(var why) ->
          LOG.log(Level.DEBUG, "Nothing known about dispatch {0}: {1}", id, why);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
