package org.tongban.application.delivery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.tongban.domain.delivery.Dispatch;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.ParcelEvent;
import org.tongban.domain.delivery.Waybill;

/** Takes in couriers' reports. */
@Singleton
public final class ReceiveReportsService implements ReceiveReports {
  private final DispatchStore dispatches;
  private final DispatchSteps steps;

  @Inject
  public ReceiveReportsService(DispatchStore dispatches, DispatchSteps steps) {
    this.dispatches = dispatches;
    this.steps = steps;
  }

  @Override
  public boolean report(DispatchId id, List<ParcelEvent> events) {
    return steps.inTransaction(() -> take(dispatches.find(id), events));
  }

  @Override
  public boolean report(Waybill waybill, List<ParcelEvent> events) {
    return steps.inTransaction(() -> take(dispatches.findByWaybill(waybill), events));
  }

  @Override
  public boolean report(DispatchId id, Waybill waybill, List<ParcelEvent> events) {
    return steps.inTransaction(
        () -> {
          var found =
              dispatches
                  .find(id)
                  .filter(
                      stored ->
                          stored
                              .dispatch()
                              .carrier()
                              .filter(waybill.courier()::equals)
                              .isPresent());
          if (found.isPresent() && found.get().dispatch().bookedUnder().isEmpty()) {
            if (dispatches.findByWaybill(waybill).isEmpty()
                && found.get().dispatch().book(waybill) instanceof Dispatch.Change.To(var booked)) {
              steps.take(found.get(), booked);
            }
            found = dispatches.find(id);
          }
          return found
                  .flatMap(stored -> stored.dispatch().bookedUnder())
                  .filter(waybill::equals)
                  .isEmpty()
              ? found.isPresent()
              : take(found, events);
        });
  }

  /** A report that the dispatch can't use in its present state is kept, for when it can. */
  private boolean take(Optional<DispatchStore.Stored> found, List<ParcelEvent> events) {
    if (found.isEmpty()) {
      return false;
    }
    var stored = found.get();
    dispatches.addEvents(stored.dispatch().id(), events);
    var next = stored.dispatch();
    for (ParcelEvent event : events) {
      if (next.report(event) instanceof Dispatch.Change.To(var moved)) {
        next = moved;
      }
    }
    if (!next.equals(stored.dispatch())) {
      steps.take(stored, next);
    }
    return true;
  }
}
