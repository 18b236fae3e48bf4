package org.tongban.application.delivery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.Posting;
import org.tongban.domain.delivery.Weight;
import org.tongban.domain.delivery.Yuan;

/** Labels and weighing. */
@Singleton
public final class PrepareParcelsService implements PrepareParcels {
  private static final int MOST_CLAIMS = 50;

  private final Transactions transactions;
  private final DispatchStore dispatches;
  private final PostingStore postings;
  private final Couriers couriers;

  @Inject
  public PrepareParcelsService(
      Transactions transactions,
      DispatchStore dispatches,
      PostingStore postings,
      Couriers couriers) {
    this.transactions = transactions;
    this.dispatches = dispatches;
    this.postings = postings;
    this.couriers = couriers;
  }

  @Override
  public Optional<List<Parcel>> labels(Caller.Staff caller, List<DispatchId> ids) {
    if (ids.isEmpty() || ids.size() > MOST_LABELS) {
      return Optional.empty();
    }
    return transactions.reading(
        () -> {
          var parcels = new ArrayList<Parcel>();
          for (var id : ids) {
            var stored = ofMailRoom(caller, id);
            var posting = stored.flatMap(_ -> postings.find(id));
            if (posting.isEmpty()) {
              return Optional.empty();
            }
            parcels.add(new Parcel(stored.get(), posting.get()));
          }
          return Optional.of(List.copyOf(parcels));
        });
  }

  @Override
  public List<Posting> postings(Caller.Staff caller, List<DispatchId> ids) {
    var units = DeliveriesService.mailRooms(caller);
    return transactions.reading(
        () ->
            postings.all(ids).stream()
                .filter(posting -> units.contains(posting.sender()))
                .toList());
  }

  @Override
  public Optional<Weighed> weigh(Caller.Staff caller, DispatchId id, Weight weight) {
    return transactions.inTransaction(
        () ->
            ofMailRoom(caller, id)
                .map(
                    stored ->
                        stored
                            .dispatch()
                            .bookedUnder()
                            .<Weighed>map(
                                waybill -> {
                                  var cost =
                                      couriers.price(waybill.courier(), weight).orElse(Yuan.ZERO);
                                  postings.weighed(id, new Posting.Weighing(weight, cost));
                                  return new Weighed.Done(postings.find(id).orElseThrow());
                                })
                            .orElseGet(() -> new Weighed.Refused("还没有运单号，请在下单后称重。"))));
  }

  @Override
  public List<DispatchStore.Stored> claims(Caller.Staff caller) {
    var units = DeliveriesService.mailRooms(caller);
    return transactions.reading(
        () ->
            postings.openClaims(units, MOST_CLAIMS).stream()
                .flatMap(id -> dispatches.find(id).stream())
                .toList());
  }

  private Optional<DispatchStore.Stored> ofMailRoom(Caller.Staff caller, DispatchId id) {
    var units = DeliveriesService.mailRooms(caller);
    return dispatches
        .find(id)
        .filter(stored -> units.contains(stored.dispatch().order().sender()));
  }
}
