package org.tongban.application.delivery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.place.UnitCode;

/** Adds up what mailing costs. */
@Singleton
public final class SettlePostageService implements SettlePostage {
  private final Transactions transactions;
  private final DispatchStore dispatches;
  private final PostingStore postings;

  @Inject
  public SettlePostageService(
      Transactions transactions, DispatchStore dispatches, PostingStore postings) {
    this.transactions = transactions;
    this.dispatches = dispatches;
    this.postings = postings;
  }

  @Override
  public List<PostingStore.Sum> sums(Caller.Staff caller, YearMonth month) {
    return transactions.reading(() -> postings.sums(DeliveriesService.mailRooms(caller), month));
  }

  @Override
  public Page<PrepareParcels.Parcel> lines(
      Caller.Staff caller, UnitCode sender, YearMonth month, Page.Request page) {
    if (!DeliveriesService.mailRooms(caller).contains(sender)) {
      return new Page<>(List.of(), Optional.empty());
    }
    return transactions.reading(
        () -> {
          var found = postings.ofMonth(sender, month, page);
          return new Page<>(
              found.items().stream()
                  .flatMap(
                      posting ->
                          dispatches.find(posting.dispatch()).stream()
                              .map(stored -> new PrepareParcels.Parcel(stored, posting)))
                  .toList(),
              found.next());
        });
  }
}
