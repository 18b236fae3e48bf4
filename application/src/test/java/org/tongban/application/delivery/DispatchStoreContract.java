package org.tongban.application.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tongban.application.delivery.SampleDispatches.ORDERED;
import static org.tongban.application.delivery.SampleDispatches.event;
import static org.tongban.application.delivery.SampleDispatches.ready;
import static org.tongban.application.delivery.SampleDispatches.waybill;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.delivery.CourierName;
import org.tongban.domain.delivery.Dispatch;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.DispatchOrder;
import org.tongban.domain.delivery.DispatchState;
import org.tongban.domain.delivery.ParcelEvent;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;

/** What holds for all {@link DispatchStore}s. */
public abstract class DispatchStoreContract {
  private static final Instant LATER = ORDERED.plusSeconds(600);
  private static final CourierName COURIER = new CourierName("测试快递");
  private static final Page.Request ALL = new Page.Request(Optional.empty(), 100);

  private SubjectId applicant;

  /** The store under test. */
  protected abstract DispatchStore store();

  /** The transactions its calls join. */
  protected abstract Transactions transactions();

  /** Makes the subject known, as the registration of a person does. */
  protected abstract void register(SubjectId subject);

  @BeforeEach
  void registerApplicant() {
    applicant = new SubjectId(SampleDispatches.id());
    register(applicant);
  }

  private <T> T in(Supplier<T> work) {
    return transactions().inTransaction(work);
  }

  private <T extends Dispatch> T added(T dispatch) {
    transactions().run(() -> store().add(dispatch));
    return dispatch;
  }

  private void replaced(Dispatch changed, long version) {
    transactions().run(() -> store().replace(changed, version));
  }

  private DispatchStore.Stored stored(DispatchId id) {
    return in(() -> store().find(id)).orElseThrow();
  }

  private static Dispatch in(DispatchState state, DispatchOrder order) {
    return switch (state) {
      case READY -> new Dispatch.Ready(order);
      case ASKED -> new Dispatch.Asked(order, COURIER, LATER, 3);
      case BOOKED -> new Dispatch.Booked(order, waybill());
      case HANDED_OVER -> new Dispatch.HandedOver(order, waybill(), LATER);
      case UNDER_WAY ->
          new Dispatch.UnderWay(order, waybill(), LATER, ParcelEvent.Kind.OUT_FOR_DELIVERY);
      case LOST -> new Dispatch.Lost(order, waybill(), LATER);
      case NEEDS_PERSON -> new Dispatch.NeedsPerson(order, "请电话核实", Optional.of(COURIER));
      case SIGNED -> new Dispatch.Signed(order, waybill(), LATER, "");
      case RETURNED -> new Dispatch.Returned(order, waybill(), LATER, "快递退回");
      case CANCELLED -> new Dispatch.Cancelled(order, "申请人更改了送达方式");
    };
  }

  @Test
  void findsNothingThatWasNotAdded() {
    assertThat(in(() -> store().find(new DispatchId(SampleDispatches.id())))).isEmpty();
  }

  @Test
  void givesBackWhatWasAdded() {
    var dispatch =
        added(ready(applicant, new CaseId(SampleDispatches.id()), Optional.of(other()), sender()));
    assertThat(stored(dispatch.id())).isEqualTo(new DispatchStore.Stored(dispatch, 1, List.of()));
  }

  @Test
  void givesBackSeveralAtOnce() {
    var one = added(ready(applicant));
    var other = added(ready(applicant));
    var absent = new DispatchId(SampleDispatches.id());
    assertThat(in(() -> store().all(List.of(one.id(), absent, other.id()))))
        .containsExactlyInAnyOrder(stored(one.id()), stored(other.id()));
    assertThat(in(() -> store().all(List.of()))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(DispatchState.class)
  void givesBackEveryState(DispatchState state) {
    var dispatch = added(ready(applicant));
    var changed = in(state, dispatch.order());
    replaced(changed, 1);
    assertThat(stored(dispatch.id())).isEqualTo(new DispatchStore.Stored(changed, 2, List.of()));
  }

  @Test
  void refusesAStaleVersion() {
    var dispatch = added(ready(applicant));
    replaced(new Dispatch.Asked(dispatch.order(), COURIER, LATER, 1), 1);
    assertThatThrownBy(() -> replaced(new Dispatch.Asked(dispatch.order(), COURIER, LATER, 2), 1))
        .isInstanceOf(StaleVersionException.class);
    assertThat(stored(dispatch.id()).dispatch())
        .isEqualTo(new Dispatch.Asked(dispatch.order(), COURIER, LATER, 1));
  }

  @Test
  void refusesTheSameIdentityAgain() {
    var dispatch = added(ready(applicant));
    assertThatThrownBy(() -> added(dispatch)).isInstanceOf(StaleVersionException.class);
  }

  @Test
  void aCaseHasOneOpenDispatch() {
    var first = added(ready(applicant));
    var caseId = first.order().caseId();
    var second = ready(applicant, caseId, Optional.empty(), sender());
    assertThatThrownBy(() -> added(second)).isInstanceOf(StaleVersionException.class);
    assertThat(in(() -> store().findOpen(caseId))).contains(stored(first.id()));

    replaced(in(DispatchState.RETURNED, first.order()), 1);
    assertThat(in(() -> store().findOpen(caseId))).isEmpty();
    added(second);
    assertThat(in(() -> store().findOpen(caseId))).contains(stored(second.id()));
    assertThat(in(() -> store().ofCase(caseId)))
        .extracting(stored -> stored.dispatch().id())
        .containsExactly(first.id(), second.id());
    assertThatThrownBy(() -> replaced(in(DispatchState.READY, first.order()), 2))
        .isInstanceOf(StaleVersionException.class);
  }

  @Test
  void aWaybillBelongsToOneDispatch() {
    var first = added(ready(applicant));
    var second = added(ready(applicant));
    var waybill = waybill();
    replaced(new Dispatch.Booked(first.order(), waybill), 1);
    assertThatThrownBy(() -> replaced(new Dispatch.Booked(second.order(), waybill), 1))
        .isInstanceOf(StaleVersionException.class);
    assertThat(in(() -> store().findByWaybill(waybill))).contains(stored(first.id()));
    assertThat(in(() -> store().findByWaybill(waybill()))).isEmpty();
  }

  @Test
  void showsItToTheApplicantAndWhoFiledAlone() {
    var filer = other();
    var dispatch =
        added(ready(applicant, new CaseId(SampleDispatches.id()), Optional.of(filer), sender()));
    assertThat(in(() -> store().findOwned(dispatch.id(), applicant))).isPresent();
    assertThat(in(() -> store().findOwned(dispatch.id(), filer))).isPresent();
    assertThat(in(() -> store().findOwned(dispatch.id(), other()))).isEmpty();
  }

  @Test
  void keepsEveryEventOnceInTheOrderOfTime() {
    var dispatch = added(ready(applicant));
    var pickedUp = event(ParcelEvent.Kind.PICKED_UP, 1);
    var signed = event(ParcelEvent.Kind.SIGNED, 9);
    transactions().run(() -> store().addEvents(dispatch.id(), List.of(signed)));
    transactions().run(() -> store().addEvents(dispatch.id(), List.of(pickedUp, signed)));
    transactions().run(() -> store().addEvents(dispatch.id(), List.of()));
    assertThat(stored(dispatch.id()).events()).containsExactly(pickedUp, signed);
    assertThat(stored(dispatch.id()).version()).isEqualTo(1);
  }

  @Test
  void listsTheApplicantsLatestFirst() {
    var ids = List.of(added(ready(applicant)).id(), added(ready(applicant)).id());
    var last = added(ready(applicant)).id();
    var stranger = other();
    register(stranger);
    added(ready(stranger));

    var first = in(() -> store().ofApplicant(applicant, new Page.Request(Optional.empty(), 2)));
    assertThat(first.items())
        .extracting(stored -> stored.dispatch().id())
        .containsExactly(last, ids.get(1));
    var second = in(() -> store().ofApplicant(applicant, new Page.Request(first.next(), 2)));
    assertThat(second.items())
        .extracting(stored -> stored.dispatch().id())
        .containsExactly(ids.get(0));
    assertThat(second.next()).isEmpty();
  }

  @Test
  void listsWhatUnitsSendOldestFirst() {
    var sender = sender();
    var booked = added(sentBy(sender));
    replaced(in(DispatchState.BOOKED, booked.order()), 1);
    var ready = added(sentBy(sender));
    var stuck = added(sentBy(sender));
    replaced(in(DispatchState.NEEDS_PERSON, stuck.order()), 1);
    added(sentBy(sender()));

    var states = EnumSet.of(DispatchState.BOOKED, DispatchState.NEEDS_PERSON);
    var first =
        in(() -> store().ofSenders(Set.of(sender), states, new Page.Request(Optional.empty(), 1)));
    assertThat(first.items()).containsExactly(stored(booked.id()));
    var second =
        in(() -> store().ofSenders(Set.of(sender), states, new Page.Request(first.next(), 1)));
    assertThat(second.items()).containsExactly(stored(stuck.id()));
    assertThat(second.next()).isEmpty();
    assertThat(
            in(() -> store().ofSenders(Set.of(sender), EnumSet.allOf(DispatchState.class), ALL))
                .items())
        .extracting(stored -> stored.dispatch().id())
        .containsExactly(booked.id(), ready.id(), stuck.id());
    assertThat(in(() -> store().ofSenders(Set.of(), states, ALL)).items()).isEmpty();
  }

  @Test
  void refusesACursorItDidNotGive() {
    var broken = new Page.Request(Optional.of("'; --"), 10);
    assertThatThrownBy(() -> in(() -> store().ofApplicant(applicant, broken)))
        .isInstanceOf(Page.BadCursorException.class);
    assertThatThrownBy(
            () ->
                in(() -> store().ofSenders(Set.of(sender()), Set.of(DispatchState.READY), broken)))
        .isInstanceOf(Page.BadCursorException.class);
  }

  @Test
  void tracksWhatACourierHasOrExpects() {
    var booked = added(ready(applicant));
    replaced(in(DispatchState.BOOKED, booked.order()), 1);
    var moving = added(ready(applicant));
    replaced(in(DispatchState.UNDER_WAY, moving.order()), 1);
    var signed = added(ready(applicant));
    replaced(in(DispatchState.SIGNED, signed.order()), 1);
    var ready = added(ready(applicant));

    transactions().run(() -> store().tracked(booked.id(), LATER));
    assertThat(in(() -> store().trackedBefore(LATER, 1000)))
        .contains(moving.id())
        .doesNotContain(booked.id(), signed.id(), ready.id());
    assertThat(in(() -> store().trackedBefore(LATER.plusSeconds(1), 1000)))
        .contains(moving.id(), booked.id());
    assertThat(in(() -> store().trackedBefore(LATER.plusSeconds(1), 1))).hasSize(1);
    assertThat(stored(booked.id()).version()).isEqualTo(2);
  }

  @Test
  void forgetsWhatWasRolledBack() {
    var dispatch = ready(applicant);
    assertThatThrownBy(
            () ->
                transactions()
                    .run(
                        () -> {
                          store().add(dispatch);
                          throw new StaleVersionException("test");
                        }))
        .isInstanceOf(StaleVersionException.class);
    assertThat(in(() -> store().find(dispatch.id()))).isEmpty();
  }

  private Dispatch.Ready sentBy(UnitCode sender) {
    return ready(applicant, new CaseId(SampleDispatches.id()), Optional.empty(), sender);
  }

  private static SubjectId other() {
    return new SubjectId(SampleDispatches.id());
  }

  private static UnitCode sender() {
    return new UnitCode("MZJ-" + SampleDispatches.waybill().number());
  }
}
