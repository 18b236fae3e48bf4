package org.tongban.application.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.application.delivery.SampleDispatches.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.application.delivery.CapriciousCourier.Whim;
import org.tongban.domain.delivery.Dispatch;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.DispatchState;
import org.tongban.domain.delivery.ParcelEvent;

/** A result is mailed exactly once per dispatch, whatever courier and process do. */
@Tag("I4")
class MailedOnceTest {
  private final MailRoomFixture room = new MailRoomFixture();

  private void isBookedOnce(DispatchId id) {
    assertThat(room.courier.parcels(id)).isEqualTo(1);
    assertThat(room.dispatch(id).state()).isEqualTo(DispatchState.BOOKED);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REFUSES")
  void onceWhateverBecomesOfTheFirstRequest(Whim whim) {
    var id = room.prepared();
    room.courier.next(whim);
    room.runEffects();
    isBookedOnce(id);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REFUSES")
  void onceThoughQueriesFailToo(Whim whim) {
    var id = room.prepared();
    room.courier.next(whim, Whim.TIMES_OUT_BEFORE, Whim.ACTS_THEN_500, Whim.ACTS_THEN_HANGS);
    room.runEffects();
    isBookedOnce(id);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REFUSES")
  void onceThoughTheProcessIsKilledAtAnyStep(Whim whim) {
    int step = 0;
    int steps;
    do {
      var killed = new MailRoomFixture();
      var id = killed.prepared();
      killed.courier.next(whim);
      killed.mortal.dieAt(step);
      killed.runEffects();
      steps = killed.mortal.steps();
      killed.mortal.dieAt(-1);
      assertThat(killed.courier.parcels(id)).as("killed at step " + step).isEqualTo(1);
      assertThat(killed.dispatch(id).state()).isEqualTo(DispatchState.BOOKED);
      step++;
    } while (step < steps);
    assertThat(step).isGreaterThan(10);
  }

  @Test
  void asksNoSecondTimeWhileTheFirstMayStillArrive() {
    var id = room.prepared();
    room.courier.next(Whim.ACTS_LATE);
    var effect = room.outbox.waiting.values().iterator().next();
    var book = room.handlers.getFirst();
    book.handle(effect);
    // The courier says truly that it has nothing, and accepts a moment later.
    book.handle(effect);
    room.clock.advance(CapriciousCourier.LATE);
    room.runEffects();
    isBookedOnce(id);
  }

  @Test
  void lostAnswersCostSecondsWhereTheCourierHasTheParcel() {
    var id = room.prepared();
    var began = room.clock.instant();
    room.courier.next(Whim.ACTS_THEN_500, Whim.TIMES_OUT_BEFORE);
    room.runEffects();
    isBookedOnce(id);
    assertThat(Duration.between(began, room.clock.instant())).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void whatIsAskedAgainWaitsNoLongerThanTheFirstRequestMayNeed() {
    var id = room.prepared();
    var began = room.clock.instant();
    room.courier.next(Whim.TIMES_OUT_BEFORE);
    room.runEffects();
    isBookedOnce(id);
    assertThat(Duration.between(began, room.clock.instant())).isEqualTo(BookParcel.SETTLING);
  }

  @Test
  void aPersonDecidesWhenTheCourierNeverAnswers() {
    var id = room.prepared();
    room.courier.next(Whim.ACTS_THEN_HANGS);
    room.courier.next(Collections.nCopies(50, Whim.TIMES_OUT_BEFORE).toArray(Whim[]::new));
    room.runEffects();
    assertThat(room.dispatch(id)).isInstanceOf(Dispatch.NeedsPerson.class);
    assertThat(room.courier.parcels(id)).isEqualTo(1);
  }

  @Test
  void aPersonDecidesWhenTheCourierRefuses() {
    var id = room.prepared();
    room.courier.next(Whim.REFUSES);
    room.runEffects();
    assertThat(room.dispatch(id)).isInstanceOf(Dispatch.NeedsPerson.class);
    assertThat(room.courier.parcels(id)).isZero();
  }

  @Test
  void whoIsSentBackToTheMachineIsQueriedFirst() {
    var id = room.prepared();
    room.courier.next(Whim.ACTS_THEN_HANGS);
    room.courier.next(
        Collections.nCopies(BookParcel.TRIES - 1, Whim.TIMES_OUT_BEFORE).toArray(Whim[]::new));
    room.runEffects();
    assertThat(room.dispatch(id)).isInstanceOf(Dispatch.NeedsPerson.class);
    assertThat(
            room.mailRoom.resolve(RunMailRoomTest.CLERK, id, new RunMailRoom.Resolution.TryAgain()))
        .get()
        .isInstanceOf(RunMailRoom.Answer.Done.class);
    room.runEffects();
    isBookedOnce(id);
  }

  @Test
  void aConclusionThatIsAskedTwiceMakesOneDispatch() {
    var id = room.prepared();
    assertThat(room.prepared()).isEqualTo(id);
    room.runEffects();
    isBookedOnce(id);
  }

  @ParameterizedTest
  @EnumSource(Whim.class)
  void noParcelIsLeftAfterACancellation(Whim whim) {
    var id = room.prepared();
    room.courier.next(whim);
    room.handlers.getFirst().handle(room.outbox.waiting.values().iterator().next());
    assertThat(room.transactions.inTransaction(() -> room.prepare.withdraw(room.caseId, "改为窗口领取")))
        .isEqualTo(new PrepareDispatch.Withdrawal.Withdrawn());
    room.runEffects();
    room.clock.advance(Duration.ofHours(1));
    assertThat(room.courier.parcels(id)).isZero();
    assertThat(room.dispatch(id)).isInstanceOf(Dispatch.Cancelled.class);
    assertThat(room.outbox.needPerson).isEmpty();
  }

  @Test
  void aReportFasterThanTheAnswerIsNotForgotten() {
    var id = room.prepared();
    room.courier.next(Whim.ACTS_THEN_HANGS);
    room.handlers.getFirst().handle(room.outbox.waiting.values().iterator().next());
    room.reports.report(id, List.of(event(ParcelEvent.Kind.PICKED_UP, 1)));
    assertThat(room.dispatch(id).state()).isEqualTo(DispatchState.ASKED);
    room.runEffects();
    assertThat(room.dispatch(id).state()).isEqualTo(DispatchState.UNDER_WAY);
    assertThat(room.cases.words).containsExactly("dispatched");
  }

  @Test
  void theCaseIsToldOnceThoughReportsRepeatAndComeInDisorder() {
    var life =
        List.of(
            event(ParcelEvent.Kind.PICKED_UP, 1),
            event(ParcelEvent.Kind.IN_TRANSIT, 2),
            event(ParcelEvent.Kind.PROBLEM, 3),
            event(ParcelEvent.Kind.IN_TRANSIT, 4),
            event(ParcelEvent.Kind.OUT_FOR_DELIVERY, 5),
            event(ParcelEvent.Kind.SIGNED, 6));
    var random = new Random(4);
    for (int run = 0; run < 200; run++) {
      var fresh = new MailRoomFixture();
      var id = fresh.prepared();
      fresh.runEffects();
      var reports = new ArrayList<>(life);
      reports.addAll(life);
      Collections.shuffle(reports, random);
      for (var report : reports) {
        fresh.reports.report(id, List.of(report));
      }
      assertThat(fresh.dispatch(id).state()).isEqualTo(DispatchState.SIGNED);
      assertThat(fresh.cases.words).containsExactly("dispatched", "delivered 2026-03-02");
      assertThat(fresh.store.find(id).orElseThrow().events()).isEqualTo(life);
    }
  }

  @Test
  void pollingFindsWhatNoPushTold() {
    var id = room.prepared();
    room.runEffects();
    room.clock.advance(Duration.ofHours(1));
    room.courier.happens(
        id, event(ParcelEvent.Kind.SIGNED, 50), event(ParcelEvent.Kind.PICKED_UP, 10));
    room.courier.next(Whim.TIMES_OUT_BEFORE);
    room.tracking.run();
    assertThat(room.dispatch(id).state()).isEqualTo(DispatchState.BOOKED);
    room.clock.advance(Duration.ofMinutes(11));
    room.tracking.run();
    assertThat(room.dispatch(id).state()).isEqualTo(DispatchState.SIGNED);
    assertThat(room.cases.words).containsExactly("dispatched", "delivered 2026-03-02");
  }

  @Test
  void theCaseIsToldThoughTheProcessIsKilledWhileItTakesAReportIn() {
    int step = 0;
    int steps;
    do {
      var killed = new MailRoomFixture();
      var id = killed.prepared();
      killed.runEffects();
      killed.mortal.dieAt(step);
      var signed = List.of(event(ParcelEvent.Kind.SIGNED, 6));
      try {
        killed.reports.report(id, signed);
      } catch (MailRoomFixture.Killed _) {
        // What the case was told in this transaction is rolled back with it.
        killed.cases.words.clear();
      }
      steps = killed.mortal.steps();
      killed.mortal.dieAt(-1);
      killed.reports.report(id, signed);
      assertThat(killed.cases.words).containsExactly("dispatched", "delivered 2026-03-02");
      step++;
    } while (step < steps);
  }
}
