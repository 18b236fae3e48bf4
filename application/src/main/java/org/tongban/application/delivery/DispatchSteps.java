package org.tongban.application.delivery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.delivery.Dispatch;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.ParcelEvent;
import org.tongban.domain.delivery.Posting;
import org.tongban.domain.delivery.Waybill;

/** Moves a dispatch from one state to another, and tells its case what concerns it. */
@Singleton
public final class DispatchSteps {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final int TRIES = 5;

  private final Transactions transactions;
  private final DispatchStore dispatches;
  private final PostingStore postings;
  private final CaseDeliveries cases;
  private final Clock clock;

  @Inject
  public DispatchSteps(
      Transactions transactions,
      DispatchStore dispatches,
      PostingStore postings,
      CaseDeliveries cases,
      Clock clock) {
    this.transactions = transactions;
    this.dispatches = dispatches;
    this.postings = postings;
    this.cases = cases;
    this.clock = clock;
  }

  /**
   * Runs the work in a transaction of its own, and again from the start if someone else was faster.
   * Not for work that joins a transaction: what is to be run again would be in it already.
   */
  <T> T inTransaction(Supplier<T> work) {
    for (int tries = 1; ; tries++) {
      try {
        return transactions.inTransaction(work);
      } catch (StaleVersionException e) {
        if (tries == TRIES) {
          throw e;
        }
      }
    }
  }

  /**
   * Keeps the next state. What the courier reported before it could be told to the dispatch (a push
   * can be faster than the answer to the booking) is told now.
   */
  Dispatch take(DispatchStore.Stored before, Dispatch next) {
    var settled = next;
    for (ParcelEvent event : before.events()) {
      if (settled.report(event) instanceof Dispatch.Change.To(var moved)) {
        settled = moved;
      }
    }
    dispatches.replace(settled, before.version());
    post(before.dispatch(), settled);
    tellCase(before.dispatch(), settled);
    return settled;
  }

  /** Notes the sorting code for the label. */
  void sort(DispatchId id, String code) {
    postings.sorted(id, code);
  }

  private void post(Dispatch before, Dispatch after) {
    if (before.bookedUnder().isEmpty() && after.bookedUnder().isPresent()) {
      postings.add(Posting.of(after.id(), after.order().sender(), waybill(after)));
    }
    if (!given(before) && given(after)) {
      postings.handedOver(after.id(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
  }

  private void tellCase(Dispatch before, Dispatch after) {
    var order = after.order();
    if (!given(before) && given(after)) {
      cases.recordDispatch(order.caseId(), order.id(), waybill(after));
    }
    if (before.state() == after.state()) {
      return;
    }
    switch (after) {
      case Dispatch.Signed(_, _, var at, var receivedBy) -> {
        var signed = LocalDate.ofInstant(at, CHINA);
        var today = LocalDate.ofInstant(clock.instant(), CHINA);
        // A courier's clock can be fast; nothing is delivered tomorrow.
        cases.recordDelivery(
            order.caseId(), order.id(), signed.isAfter(today) ? today : signed, receivedBy);
      }
      case Dispatch.Returned(_, _, _, var reason) ->
          cases.recordReturn(order.caseId(), order.id(), reason);
      case Dispatch.Lost(_, var waybill, _) -> cases.tellLoss(order.caseId(), order.id(), waybill);
      case Dispatch.Ready _,
          Dispatch.Asked _,
          Dispatch.Booked _,
          Dispatch.HandedOver _,
          Dispatch.UnderWay _,
          Dispatch.NeedsPerson _,
          Dispatch.Cancelled _ -> {}
    }
  }

  private static boolean given(Dispatch dispatch) {
    return switch (dispatch.state()) {
      case HANDED_OVER, UNDER_WAY, LOST, SIGNED, RETURNED -> true;
      case READY, ASKED, BOOKED, NEEDS_PERSON, CANCELLED -> false;
    };
  }

  private static Waybill waybill(Dispatch dispatch) {
    return dispatch
        .bookedUnder()
        .orElseThrow(() -> new IllegalStateException("No waybill: " + dispatch.id()));
  }
}
