package org.tongban.application.delivery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    var units = DeliveriesService.mailRooms(caller);
    var parcels = transactions.reading(() -> parcels(dispatches, postings, ids));
    return parcels.size() == ids.stream().distinct().count()
            && parcels.stream().allMatch(parcel -> units.contains(parcel.posting().sender()))
        ? Optional.of(parcels)
        : Optional.empty();
  }

  /** Those of the parcels that are booked, in that order. */
  static List<Parcel> parcels(
      DispatchStore dispatches, PostingStore postings, List<DispatchId> ids) {
    var stored =
        dispatches.all(ids).stream()
            .collect(Collectors.toMap(one -> one.dispatch().id(), Function.identity()));
    var known =
        postings.all(ids).stream()
            .collect(Collectors.toMap(Posting::dispatch, Function.identity()));
    return ids.stream()
        .distinct()
        .filter(id -> stored.containsKey(id) && known.containsKey(id))
        .map(id -> new Parcel(stored.get(id), known.get(id)))
        .toList();
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
            parcels(dispatches, postings, postings.openClaims(units, MOST_CLAIMS)).stream()
                .map(Parcel::dispatch)
                .toList());
  }

  private Optional<DispatchStore.Stored> ofMailRoom(Caller.Staff caller, DispatchId id) {
    var units = DeliveriesService.mailRooms(caller);
    return dispatches.find(id).filter(stored -> units.contains(stored.dispatch().order().sender()));
  }
}
