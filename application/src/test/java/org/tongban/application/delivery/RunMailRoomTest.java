package org.tongban.application.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.application.delivery.SampleDispatches.event;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.application.delivery.CapriciousCourier.Whim;
import org.tongban.application.delivery.RunMailRoom.Answer;
import org.tongban.application.delivery.RunMailRoom.Resolution;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Page;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.Role;
import org.tongban.domain.delivery.Dispatch;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.DispatchState;
import org.tongban.domain.delivery.ParcelEvent;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;

class RunMailRoomTest {
  static final Caller.Staff CLERK = staff(Role.MAIL_CLERK, SampleDispatches.SENDER);
  private static final Page.Request ALL = new Page.Request(Optional.empty(), 100);

  private final MailRoomFixture room = new MailRoomFixture();
  private final Deliveries deliveries = new DeliveriesService(room.transactions, room.store);

  private static Caller.Staff staff(Role role, UnitCode unit) {
    return new Caller.Staff(
        new ActorId(SampleDispatches.id()), Optional.empty(), Set.of(new Caller.Duty(role, unit)));
  }

  private DispatchId booked() {
    var id = room.prepared();
    room.runEffects();
    return id;
  }

  private Answer resolve(DispatchId id, Resolution resolution) {
    return room.mailRoom.resolve(CLERK, id, resolution).orElseThrow();
  }

  @Test
  void givesAParcelToTheCourierAndTellsTheCaseOnce() {
    var id = booked();
    for (int times = 0; times < 2; times++) {
      assertThat(room.mailRoom.handOver(CLERK, id)).get().isInstanceOf(Answer.Done.class);
    }
    assertThat(room.dispatch(id).state()).isEqualTo(DispatchState.HANDED_OVER);
    assertThat(room.cases.words).containsExactly("dispatched");
  }

  @Test
  void givesNothingAwayBeforeItIsBooked() {
    assertThat(room.mailRoom.handOver(CLERK, room.prepared()))
        .get()
        .isInstanceOf(Answer.Refused.class);
  }

  @Test
  @Tag("I7")
  void isTheBusinessOfTheSendersMailClerksAlone() {
    var id = booked();
    for (var other :
        Set.of(
            staff(Role.MAIL_CLERK, new UnitCode("RSJ-449999")),
            staff(Role.WINDOW_CLERK, SampleDispatches.SENDER))) {
      assertThat(room.mailRoom.handOver(other, id)).isEmpty();
      assertThat(room.mailRoom.resolve(other, id, new Resolution.TryAgain())).isEmpty();
      assertThat(deliveries.find(other, id)).isEmpty();
      assertThat(deliveries.mailRoom(other, Set.of(), ALL).items()).isEmpty();
    }
    assertThat(deliveries.find(CLERK, id)).isPresent();
    assertThat(deliveries.mailRoom(CLERK, Set.of(), ALL).items()).hasSize(1);
    assertThat(deliveries.mailRoom(CLERK, Set.of(DispatchState.LOST), ALL).items()).isEmpty();
  }

  @Test
  @Tag("I6")
  void isShownToThePersonAndToNobodyElse() {
    var id = booked();
    var owner = new Caller.Resident(room.applicant, 1);
    var stranger = new Caller.Resident(new SubjectId(SampleDispatches.id()), 3);
    assertThat(deliveries.find(owner, id)).isPresent();
    assertThat(deliveries.own(owner, ALL).items()).hasSize(1);
    assertThat(deliveries.find(stranger, id)).isEmpty();
    assertThat(deliveries.own(stranger, ALL).items()).isEmpty();
    assertThat(deliveries.latest(room.caseId)).isPresent();
  }

  @Test
  void takesTheWaybillOfAParcelThatWasBookedByHand() {
    var id = room.prepared();
    room.courier.next(Whim.REFUSES);
    room.runEffects();
    var waybill = SampleDispatches.waybill();
    assertThat(resolve(id, new Resolution.BookedByHand(waybill))).isInstanceOf(Answer.Done.class);
    assertThat(room.dispatch(id).bookedUnder()).contains(waybill);
  }

  @Test
  void sendsWhatCameBackAgainAsANewDispatch() {
    var id = booked();
    assertThat(resolve(id, new Resolution.Resend())).isInstanceOf(Answer.Refused.class);
    room.reports.report(id, java.util.List.of(event(ParcelEvent.Kind.RETURNED, 9)));
    assertThat(room.cases.words).containsExactly("dispatched", "returned");

    var next = ((Answer.Done) resolve(id, new Resolution.Resend())).dispatch().dispatch().id();
    assertThat(next).isNotEqualTo(id);
    room.runEffects();
    assertThat(room.courier.parcels(next)).isEqualTo(1);
    assertThat(((Answer.Done) resolve(id, new Resolution.Resend())).dispatch().dispatch().id())
        .isEqualTo(next);
  }

  @Test
  void sendsNothingAgainThatIsNoLongerWantedByMail() {
    var id = booked();
    room.reports.report(id, java.util.List.of(event(ParcelEvent.Kind.RETURNED, 9)));
    room.cases.recipient = Optional.empty();
    assertThat(resolve(id, new Resolution.Resend())).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void givesALostParcelUpSoThatItCanBeSentAnew() {
    var id = booked();
    room.reports.report(id, java.util.List.of(event(ParcelEvent.Kind.LOST, 9)));
    assertThat(room.dispatch(id)).isInstanceOf(Dispatch.Lost.class);
    assertThat(resolve(id, new Resolution.GiveUp(" "))).isInstanceOf(Answer.Refused.class);
    assertThat(resolve(id, new Resolution.GiveUp("快递公司书面确认遗失"))).isInstanceOf(Answer.Done.class);
    assertThat(room.cases.words).containsExactly("dispatched", "lost", "returned");
  }

  @Test
  void callsNothingOffThatTheCourierHas() {
    var id = booked();
    room.mailRoom.handOver(CLERK, id);
    assertThat(room.prepare.withdraw(room.caseId, "改为窗口领取"))
        .isInstanceOf(PrepareDispatch.Withdrawal.TooLate.class);
  }
}
