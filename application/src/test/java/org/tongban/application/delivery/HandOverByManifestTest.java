package org.tongban.application.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.application.delivery.RunMailRoomTest.CLERK;
import static org.tongban.application.delivery.SampleDispatches.event;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Page;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.Role;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.DispatchState;
import org.tongban.domain.delivery.ParcelEvent;
import org.tongban.domain.delivery.Posting;
import org.tongban.domain.delivery.Weight;
import org.tongban.domain.delivery.Yuan;
import org.tongban.domain.place.UnitCode;

class HandOverByManifestTest {
  private static final Page.Request ALL = new Page.Request(Optional.empty(), 100);
  private static final Caller.Staff OTHER =
      new Caller.Staff(
          new ActorId(SampleDispatches.id()),
          Optional.empty(),
          Set.of(new Caller.Duty(Role.MAIL_CLERK, new UnitCode("RSJ-449999"))));

  private final MailRoomFixture room = new MailRoomFixture();
  private final HandOverByManifest manifests =
      new HandOverByManifestService(
          room.transactions,
          room.store,
          room.postings,
          room.steps,
          SampleDispatches::id,
          room.clock);
  private final PrepareParcels parcels =
      new PrepareParcelsService(room.transactions, room.store, room.postings, room.reached);
  private final ConfirmReceipt receipts =
      new ConfirmReceiptService(room.transactions, room.store, room.postings, room.clock);
  private final Caller.Resident owner = new Caller.Resident(room.applicant, 1);

  private DispatchId booked() {
    var id = room.prepared();
    room.runEffects();
    return id;
  }

  private HandOverByManifest.Shown made(DispatchId id) {
    return ((HandOverByManifest.Answer.Made) manifests.make(CLERK, List.of(id))).shown();
  }

  @Test
  void handsOverWhatIsOnItAndTellsTheCaseOnce() {
    var id = booked();
    var manifest = made(id).manifest();
    assertThat(room.dispatch(id).state()).isEqualTo(DispatchState.BOOKED);
    for (int times = 0; times < 2; times++) {
      var shown = manifests.handOver(CLERK, manifest.id()).orElseThrow();
      assertThat(shown.manifest().handedOver()).contains(room.clock.instant());
      assertThat(shown.parcels()).hasSize(1);
    }
    assertThat(room.dispatch(id).state()).isEqualTo(DispatchState.HANDED_OVER);
    assertThat(room.cases.words).containsExactly("dispatched");
    assertThat(room.postings.find(id).orElseThrow().handedOver()).isPresent();
  }

  @Test
  void takesNothingThatIsNotBookedOrTwice() {
    assertThat(manifests.make(CLERK, List.of()))
        .isInstanceOf(HandOverByManifest.Answer.Refused.class);
    assertThat(manifests.make(CLERK, List.of(room.prepared())))
        .isInstanceOf(HandOverByManifest.Answer.Refused.class);
    var id = booked();
    assertThat(manifests.make(CLERK, List.of(id, id)))
        .isInstanceOf(HandOverByManifest.Answer.Refused.class);
    made(id);
    assertThat(manifests.make(CLERK, List.of(id)))
        .isInstanceOf(HandOverByManifest.Answer.Refused.class);
  }

  @Test
  @Tag("I7")
  void isTheBusinessOfTheSendersMailClerksAlone() {
    var id = booked();
    assertThat(manifests.make(OTHER, List.of(id)))
        .isInstanceOf(HandOverByManifest.Answer.Refused.class);
    var manifest = made(id).manifest();
    assertThat(manifests.find(OTHER, manifest.id())).isEmpty();
    assertThat(manifests.handOver(OTHER, manifest.id())).isEmpty();
    assertThat(manifests.list(OTHER, ALL).items()).isEmpty();
    assertThat(manifests.list(CLERK, ALL).items()).containsExactly(manifest);
    assertThat(parcels.labels(OTHER, List.of(id))).isEmpty();
    assertThat(parcels.weigh(OTHER, id, new Weight(300))).isEmpty();
    assertThat(parcels.postings(OTHER, List.of(id))).isEmpty();
    assertThat(parcels.labels(CLERK, List.of(id))).isPresent();
  }

  @Test
  void weighsAtTheTariffAndAccountsItToTheMonthOfTheHandOver() {
    var id = booked();
    assertThat(parcels.weigh(CLERK, id, new Weight(1501)))
        .get()
        .isInstanceOfSatisfying(
            PrepareParcels.Weighed.Done.class,
            done ->
                assertThat(done.posting().weighing())
                    .contains(new Posting.Weighing(new Weight(1501), new Yuan(1600))));
    var settle = new SettlePostageService(room.transactions, room.postings);
    var march = YearMonth.of(2026, 3);
    assertThat(settle.sums(CLERK, march)).isEmpty();
    manifests.handOver(CLERK, made(id).manifest().id());
    assertThat(settle.sums(CLERK, march))
        .singleElement()
        .satisfies(sum -> assertThat(sum.cost()).isEqualTo(new Yuan(1600)));
    assertThat(settle.sums(OTHER, march)).isEmpty();
    assertThat(settle.lines(CLERK, SampleDispatches.SENDER, march, ALL).items()).hasSize(1);
    assertThat(settle.lines(OTHER, SampleDispatches.SENDER, march, ALL).items()).isEmpty();
  }

  @Test
  void whatNeverCameIsMadeAndSentAnew() {
    var id = booked();
    assertThat(receipts.confirm(owner, id, true))
        .get()
        .isInstanceOf(ConfirmReceipt.Answer.Refused.class);
    room.reports.report(id, List.of(event(ParcelEvent.Kind.SIGNED, 9)));
    assertThat(receipts.confirm(owner, id, false))
        .get()
        .isInstanceOf(ConfirmReceipt.Answer.Noted.class);
    assertThat(parcels.claims(CLERK)).hasSize(1);
    assertThat(parcels.claims(OTHER)).isEmpty();

    var again = room.mailRoom.resolve(CLERK, id, new RunMailRoom.Resolution.Resend()).orElseThrow();
    var next = ((RunMailRoom.Answer.Done) again).dispatch().dispatch().id();
    assertThat(next).isNotEqualTo(id);
    room.runEffects();
    assertThat(room.courier.parcels(next)).isEqualTo(1);
    assertThat(parcels.claims(CLERK)).isEmpty();
    assertThat(receipts.said(owner, id).orElseThrow().outcome()).contains(Posting.Outcome.RESENT);
    // The case was told of the first parcel, and that its clock is over stays so.
    assertThat(room.cases.words).containsExactly("dispatched", "delivered 2026-03-02");
  }

  @Test
  void whatTheCourierProvedIsNotSentAgain() {
    var id = booked();
    room.reports.report(id, List.of(event(ParcelEvent.Kind.SIGNED, 9)));
    assertThat(room.mailRoom.resolve(CLERK, id, new RunMailRoom.Resolution.Proven()))
        .get()
        .isInstanceOf(RunMailRoom.Answer.Refused.class);
    receipts.confirm(owner, id, false);
    assertThat(room.mailRoom.resolve(CLERK, id, new RunMailRoom.Resolution.Proven()))
        .get()
        .isInstanceOf(RunMailRoom.Answer.Done.class);
    assertThat(room.mailRoom.resolve(CLERK, id, new RunMailRoom.Resolution.Resend()))
        .get()
        .isInstanceOf(RunMailRoom.Answer.Refused.class);
  }

  @Test
  @Tag("I6")
  void onlyThePersonSaysWhetherItCame() {
    var id = booked();
    room.reports.report(id, List.of(event(ParcelEvent.Kind.SIGNED, 9)));
    var stranger =
        new Caller.Resident(new org.tongban.domain.person.SubjectId(SampleDispatches.id()), 3);
    assertThat(receipts.confirm(stranger, id, false)).isEmpty();
    assertThat(receipts.said(stranger, id)).isEmpty();
    receipts.confirm(owner, id, false);
    receipts.confirm(owner, id, true);
    assertThat(receipts.confirm(owner, id, false))
        .get()
        .isInstanceOf(ConfirmReceipt.Answer.Refused.class);
  }
}
