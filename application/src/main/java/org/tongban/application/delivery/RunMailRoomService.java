package org.tongban.application.delivery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Outbox;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.delivery.Dispatch;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.DispatchOrder;
import org.tongban.domain.delivery.DispatchState;
import org.tongban.domain.delivery.Posting;
import org.tongban.domain.delivery.Recipient;
import org.tongban.domain.delivery.Waybill;

/** The mail clerk's work. */
@Singleton
public final class RunMailRoomService implements RunMailRoom {
  private final Transactions transactions;
  private final DispatchStore dispatches;
  private final PostingStore postings;
  private final DispatchSteps steps;
  private final PrepareDispatch prepare;
  private final CaseDeliveries cases;
  private final Outbox outbox;
  private final Clock clock;

  @Inject
  public RunMailRoomService(
      Transactions transactions,
      DispatchStore dispatches,
      PostingStore postings,
      DispatchSteps steps,
      PrepareDispatch prepare,
      CaseDeliveries cases,
      Outbox outbox,
      Clock clock) {
    this.transactions = transactions;
    this.dispatches = dispatches;
    this.postings = postings;
    this.steps = steps;
    this.prepare = prepare;
    this.cases = cases;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public Optional<Answer> handOver(Caller.Staff caller, DispatchId id) {
    return of(caller, id, stored -> change(stored, stored.dispatch().handOver(now())));
  }

  @Override
  public Optional<Answer> resolve(Caller.Staff caller, DispatchId id, Resolution resolution) {
    return of(
        caller,
        id,
        stored ->
            switch (resolution) {
              case Resolution.TryAgain() -> askAnew(stored, stored.dispatch().tryAgain(now()));
              case Resolution.NotBooked() -> askAnew(stored, stored.dispatch().notBooked());
              case Resolution.BookedByHand(var waybill) -> bookedByHand(stored, waybill);
              case Resolution.GiveUp(var reason) ->
                  reason.isBlank()
                      ? new Answer.Refused("请写明按遗失处理的依据。")
                      : change(stored, stored.dispatch().giveUp(now(), reason.strip()));
              case Resolution.CameBack(var reason) ->
                  reason.isBlank()
                      ? new Answer.Refused("请写明退回的原因。")
                      : change(stored, stored.dispatch().comeBack(now(), reason.strip()));
              case Resolution.Resend() -> resend(stored);
              case Resolution.Proven() -> proven(stored);
            });
  }

  private Optional<Answer> of(
      Caller.Staff caller, DispatchId id, Function<DispatchStore.Stored, Answer> work) {
    var units = DeliveriesService.mailRooms(caller);
    return transactions.inTransaction(
        () ->
            dispatches
                .find(id)
                .filter(stored -> units.contains(stored.dispatch().order().sender()))
                .map(work));
  }

  private Answer change(DispatchStore.Stored stored, Dispatch.Change change) {
    return switch (change) {
      case Dispatch.Change.To(var next) -> {
        steps.take(stored, next);
        yield new Answer.Done(dispatches.find(stored.dispatch().id()).orElseThrow());
      }
      case Dispatch.Change.Nothing() -> new Answer.Done(stored);
      case Dispatch.Change.Refused(var words) -> new Answer.Refused(words);
    };
  }

  private Answer askAnew(DispatchStore.Stored stored, Dispatch.Change how) {
    var answer = change(stored, how);
    if (answer instanceof Answer.Done && how instanceof Dispatch.Change.To) {
      // An effect is carried out once; this is another one, with the version to tell it apart.
      var id = stored.dispatch().id();
      outbox.add(BookParcel.effect(id, id + "/" + stored.version()));
    }
    return answer;
  }

  private Answer bookedByHand(DispatchStore.Stored stored, Waybill waybill) {
    var taken =
        dispatches
            .findByWaybill(waybill)
            .filter(other -> !other.dispatch().id().equals(stored.dispatch().id()));
    if (taken.isPresent()) {
      return new Answer.Refused("该运单号已用于另一邮件，请核对。");
    }
    return stored.dispatch() instanceof Dispatch.Ready
        ? new Answer.Refused("系统正在自动下单，请稍候。")
        : change(stored, stored.dispatch().book(waybill));
  }

  private Answer resend(DispatchStore.Stored stored) {
    var order = stored.dispatch().order();
    if (openClaim(stored)) {
      postings.settled(order.id(), Posting.Outcome.RESENT);
      return prepared(order, order.recipient());
    }
    if (stored.dispatch().state() != DispatchState.RETURNED) {
      return new Answer.Refused("只有已退回的、或申请人反映没有收到的邮件可以重新寄递。");
    }
    var open = dispatches.findOpen(order.caseId());
    if (open.isPresent()) {
      return new Answer.Done(open.get());
    }
    var recipient = cases.recipient(order.caseId());
    if (recipient.isEmpty()) {
      return new Answer.Refused("申请人已改用其他方式领取，或已经收到结果，不能重新寄递。");
    }
    return prepared(order, recipient.get());
  }

  private Answer prepared(DispatchOrder order, Recipient recipient) {
    var next =
        prepare.prepare(
            new PrepareDispatch.Order(
                order.caseId(),
                order.caseNumber(),
                order.applicant(),
                order.filedBy(),
                order.sender(),
                recipient));
    return new Answer.Done(dispatches.find(next).orElseThrow());
  }

  private boolean openClaim(DispatchStore.Stored stored) {
    return stored.dispatch().state() == DispatchState.SIGNED
        && postings
            .find(stored.dispatch().id())
            .flatMap(Posting::claim)
            .filter(Posting.Claim::open)
            .isPresent();
  }

  private Answer proven(DispatchStore.Stored stored) {
    if (!openClaim(stored)) {
      return new Answer.Refused("申请人没有反映未收到，无需处理。");
    }
    postings.settled(stored.dispatch().id(), Posting.Outcome.PROVEN);
    return new Answer.Done(stored);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
