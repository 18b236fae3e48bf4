package org.tongban.application.delivery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.delivery.Dispatch;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.DispatchState;
import org.tongban.domain.delivery.Manifest;
import org.tongban.domain.delivery.ManifestId;

/** Manifests. */
@Singleton
public final class HandOverByManifestService implements HandOverByManifest {
  private final Transactions transactions;
  private final DispatchStore dispatches;
  private final PostingStore postings;
  private final DispatchSteps steps;
  private final Identifiers identifiers;
  private final Clock clock;

  @Inject
  public HandOverByManifestService(
      Transactions transactions,
      DispatchStore dispatches,
      PostingStore postings,
      DispatchSteps steps,
      Identifiers identifiers,
      Clock clock) {
    this.transactions = transactions;
    this.dispatches = dispatches;
    this.postings = postings;
    this.steps = steps;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  @Override
  public Answer make(Caller.Staff caller, List<DispatchId> ids) {
    if (ids.isEmpty()
        || ids.size() > Manifest.MOST
        || ids.stream().distinct().count() < ids.size()) {
      return new Answer.Refused("请选择 1 到 " + Manifest.MOST + " 件邮件，每件只选一次。");
    }
    return transactions.inTransaction(() -> made(caller, ids));
  }

  private Answer made(Caller.Staff caller, List<DispatchId> ids) {
    var units = DeliveriesService.mailRooms(caller);
    var chosen = new ArrayList<Dispatch>();
    for (var id : ids) {
      var found =
          dispatches
              .find(id)
              .map(DispatchStore.Stored::dispatch)
              .filter(dispatch -> units.contains(dispatch.order().sender()));
      if (found.filter(dispatch -> dispatch.state() == DispatchState.BOOKED).isEmpty()) {
        return new Answer.Refused("选中的邮件里有不在“已下单，待交寄”状态的，请刷新后重新选择。");
      }
      if (postings.find(id).filter(posting -> posting.manifest().isEmpty()).isEmpty()) {
        return new Answer.Refused("选中的邮件里有已经列入另一张交寄清单的，请刷新后重新选择。");
      }
      chosen.add(found.get());
    }
    var first = chosen.getFirst();
    var courier = first.carrier().orElseThrow();
    if (chosen.stream()
        .anyMatch(
            dispatch ->
                !dispatch.order().sender().equals(first.order().sender())
                    || !dispatch.carrier().equals(first.carrier()))) {
      return new Answer.Refused("一张清单只能列同一单位交给同一家快递的邮件，请分开制作。");
    }
    var manifest =
        new Manifest(
            new ManifestId(identifiers.next()),
            first.order().sender(),
            courier,
            ids,
            now(),
            Optional.empty());
    postings.add(manifest);
    return new Answer.Made(shown(manifest));
  }

  @Override
  public Optional<Shown> handOver(Caller.Staff caller, ManifestId id) {
    return transactions.inTransaction(
        () ->
            ofMailRoom(caller, id)
                .map(
                    manifest -> {
                      if (manifest.handedOver().isEmpty()) {
                        manifest.dispatches().forEach(this::handOver);
                        postings.signed(id, now());
                      }
                      return shown(postings.find(id).orElseThrow());
                    }));
  }

  /** One that was called off since, or that the courier reported already, is left as it is. */
  private void handOver(DispatchId id) {
    dispatches
        .find(id)
        .ifPresent(
            stored -> {
              if (stored.dispatch().handOver(now()) instanceof Dispatch.Change.To(var next)) {
                steps.take(stored, next);
              }
            });
  }

  @Override
  public Optional<Shown> find(Caller.Staff caller, ManifestId id) {
    return transactions.reading(() -> ofMailRoom(caller, id).map(this::shown));
  }

  @Override
  public Page<Manifest> list(Caller.Staff caller, Page.Request page) {
    return transactions.reading(
        () -> postings.manifests(DeliveriesService.mailRooms(caller), page));
  }

  private Optional<Manifest> ofMailRoom(Caller.Staff caller, ManifestId id) {
    var units = DeliveriesService.mailRooms(caller);
    return postings.find(id).filter(manifest -> units.contains(manifest.sender()));
  }

  private Shown shown(Manifest manifest) {
    return new Shown(
        manifest, PrepareParcelsService.parcels(dispatches, postings, manifest.dispatches()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
