package org.tongban.application.delivery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.Outbox;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.delivery.Dispatch;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.DispatchOrder;

/** Adds dispatches, and the effects that book their parcels, in the transaction of their case. */
@Singleton
public final class PrepareDispatchService implements PrepareDispatch {
  private final DispatchStore dispatches;
  private final Outbox outbox;
  private final Identifiers identifiers;
  private final Clock clock;

  @Inject
  public PrepareDispatchService(
      DispatchStore dispatches, Outbox outbox, Identifiers identifiers, Clock clock) {
    this.dispatches = dispatches;
    this.outbox = outbox;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  @Override
  public DispatchId prepare(Order order) {
    var open = dispatches.findOpen(order.caseId());
    if (open.isPresent()) {
      return open.get().dispatch().id();
    }
    var id = new DispatchId(identifiers.next());
    dispatches.add(
        new Dispatch.Ready(
            new DispatchOrder(
                id,
                order.caseId(),
                order.caseNumber(),
                order.applicant(),
                order.filedBy(),
                order.sender(),
                order.recipient(),
                now())));
    outbox.add(BookParcel.effect(id, id.toString()));
    return id;
  }

  @Override
  public Withdrawal withdraw(CaseId caseId, String reason) {
    var open = dispatches.findOpen(caseId);
    if (open.isEmpty()) {
      return new Withdrawal.Nothing();
    }
    var before = open.get();
    return switch (before.dispatch().cancel(reason)) {
      case Dispatch.Change.To(var cancelled) -> {
        dispatches.replace(cancelled, before.version());
        before
            .dispatch()
            .carrier()
            .ifPresent(courier -> outbox.add(CancelParcel.effect(cancelled.id(), courier, now())));
        yield new Withdrawal.Withdrawn();
      }
      case Dispatch.Change.Nothing() -> new Withdrawal.Nothing();
      case Dispatch.Change.Refused(var words) -> new Withdrawal.TooLate(words);
    };
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
