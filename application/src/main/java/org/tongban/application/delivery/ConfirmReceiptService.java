package org.tongban.application.delivery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.DispatchState;
import org.tongban.domain.delivery.Posting;

/** Notes what people say about the arrival of their results. */
@Singleton
public final class ConfirmReceiptService implements ConfirmReceipt {
  private final Transactions transactions;
  private final DispatchStore dispatches;
  private final PostingStore postings;
  private final Clock clock;

  @Inject
  public ConfirmReceiptService(
      Transactions transactions, DispatchStore dispatches, PostingStore postings, Clock clock) {
    this.transactions = transactions;
    this.dispatches = dispatches;
    this.postings = postings;
    this.clock = clock;
  }

  @Override
  public Optional<Answer> confirm(Caller.Resident caller, DispatchId id, boolean received) {
    return transactions.inTransaction(
        () -> dispatches.findOwned(id, caller.person()).map(stored -> noted(stored, received)));
  }

  private Answer noted(DispatchStore.Stored stored, boolean received) {
    if (stored.dispatch().state() != DispatchState.SIGNED) {
      return new Answer.Refused("快递还没有报告签收，请等邮件送到后再确认。");
    }
    var id = stored.dispatch().id();
    var before = postings.find(id).flatMap(Posting::claim);
    if (before.filter(claim -> claim.received() == received).isPresent()) {
      return new Answer.Noted(stored, before.get());
    }
    if (before.filter(Posting.Claim::received).isPresent()) {
      return new Answer.Refused("您已确认收到。如果确认有误，请联系寄出结果的部门。");
    }
    var claim =
        new Posting.Claim(
            received, clock.instant().truncatedTo(ChronoUnit.MICROS), Optional.empty());
    postings.claimed(id, claim);
    return new Answer.Noted(stored, claim);
  }

  @Override
  public Optional<Posting.Claim> said(Caller.Resident caller, DispatchId id) {
    return transactions.reading(
        () ->
            dispatches
                .findOwned(id, caller.person())
                .flatMap(_ -> postings.find(id))
                .flatMap(Posting::claim));
  }
}
