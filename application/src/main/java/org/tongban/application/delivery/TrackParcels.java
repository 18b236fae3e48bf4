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
import java.util.Optional;
import java.util.concurrent.Executors;
import org.tongban.application.transaction.RecurringWork;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.delivery.Dispatch;
import org.tongban.domain.delivery.DispatchId;

/** Asks the couriers about every parcel that it has or expects, in case a push got lost. */
@Singleton
public final class TrackParcels implements RecurringWork {
  private static final Logger LOG = System.getLogger(TrackParcels.class.getName());
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final Duration EACH = Duration.ofMinutes(10);
  private static final int AT_ONCE = 500;
  private static final int TOGETHER = 6;

  private final Transactions transactions;
  private final DispatchStore dispatches;
  private final ReceiveReports reports;
  private final Couriers couriers;
  private final Clock clock;

  @Inject
  public TrackParcels(
      Transactions transactions,
      DispatchStore dispatches,
      ReceiveReports reports,
      Couriers couriers,
      Clock clock) {
    this.transactions = transactions;
    this.dispatches = dispatches;
    this.reports = reports;
    this.couriers = couriers;
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
    try (var threads = Executors.newFixedThreadPool(TOGETHER, Thread.ofVirtual().factory())) {
      due().forEach(id -> threads.execute(() -> tryToTrack(id)));
    }
  }

  private void tryToTrack(DispatchId id) {
    try {
      track(id);
    } catch (RuntimeException e) {
      // Without its message, which may hold personal data.
      LOG.log(Level.WARNING, "Dispatch {0} could not be tracked: {1}", id, e.getClass().getName());
    }
  }

  private List<DispatchId> due() {
    var time = now().minus(EACH);
    return transactions.inTransaction(() -> dispatches.trackedBefore(time, AT_ONCE));
  }

  private void track(DispatchId id) {
    // Noted first: a parcel that fails every time must not keep the others waiting.
    var shipment =
        transactions.inTransaction(
            () -> {
              dispatches.tracked(id, now());
              return dispatches.find(id).flatMap(stored -> shipment(stored.dispatch()));
            });
    if (shipment.isEmpty()) {
      return;
    }
    switch (couriers.track(shipment.get())) {
      case Courier.Tracking.Events(var events) when !events.isEmpty() -> reports.report(id, events);
      case Courier.Tracking.Events _ -> {}
      case Courier.Tracking.Unknown(var why) ->
          LOG.log(Level.DEBUG, "Nothing known about dispatch {0}: {1}", id, why);
    }
  }

  private static Optional<Courier.Shipment> shipment(Dispatch dispatch) {
    return dispatch
        .bookedUnder()
        .map(
            waybill ->
                new Courier.Shipment(dispatch.id(), waybill, dispatch.order().recipient().phone()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
