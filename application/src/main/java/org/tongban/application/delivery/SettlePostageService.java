package org.tongban.application.delivery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.delivery.Posting;
import org.tongban.domain.place.UnitCode;

/** Adds up what mailing costs. */
@Singleton
public final class SettlePostageService implements SettlePostage {
  private final Transactions transactions;
  private final PostingStore postings;

  @Inject
  public SettlePostageService(Transactions transactions, PostingStore postings) {
    this.transactions = transactions;
    this.postings = postings;
  }

  @Override
  public List<PostingStore.Sum> sums(Caller.Staff caller, YearMonth month) {
    return transactions.reading(() -> postings.sums(DeliveriesService.mailRooms(caller), month));
  }

  @Override
  public Page<Posting> lines(
      Caller.Staff caller, UnitCode sender, YearMonth month, Page.Request page) {
    return DeliveriesService.mailRooms(caller).contains(sender)
        ? transactions.reading(() -> postings.ofMonth(sender, month, page))
        : new Page<>(List.of(), Optional.empty());
  }
}
