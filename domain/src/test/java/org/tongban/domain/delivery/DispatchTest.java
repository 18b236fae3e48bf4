package org.tongban.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseNumber;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.PersonName;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;

class DispatchTest {
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
  private static final CourierName COURIER = new CourierName("测试快递");
  private static final Waybill WAYBILL = new Waybill(COURIER, "test-1");
  private static final DispatchOrder ORDER =
      new DispatchOrder(
          new DispatchId(new UUID(1, 1)),
          new CaseId(new UUID(2, 2)),
          CaseNumber.create("449999", LocalDate.of(2026, 3, 1), 7),
          new SubjectId(new UUID(3, 3)),
          Optional.empty(),
          new UnitCode("MZJ-449999"),
          new Recipient(
              new PersonName("测平安"),
              new MobileNumber("15400000001"),
              new RegionCode("449999"),
              "测试路1号"),
          NOW);

  private static ParcelEvent event(ParcelEvent.Kind kind, int minutes) {
    return new ParcelEvent(
        kind + "-" + minutes, NOW.plusSeconds(minutes * 60L), kind, kind.label(), "", "");
  }

  private static Dispatch to(Dispatch.Change change) {
    return ((Dispatch.Change.To) change).next();
  }

  private static List<Dispatch> states() {
    return List.of(
        new Dispatch.Ready(ORDER),
        new Dispatch.Asked(ORDER, COURIER, NOW, 1),
        new Dispatch.Booked(ORDER, WAYBILL),
        new Dispatch.HandedOver(ORDER, WAYBILL, NOW),
        new Dispatch.UnderWay(ORDER, WAYBILL, NOW, ParcelEvent.Kind.PICKED_UP),
        new Dispatch.Lost(ORDER, WAYBILL, NOW),
        new Dispatch.NeedsPerson(ORDER, "请电话核实", Optional.of(COURIER)),
        new Dispatch.Signed(ORDER, WAYBILL, NOW, ""),
        new Dispatch.Returned(ORDER, WAYBILL, NOW, "快递退回"),
        new Dispatch.Cancelled(ORDER, "改为窗口领取"));
  }

  private static List<DispatchState> changedBy(Function<Dispatch, Dispatch.Change> command) {
    return states().stream()
        .filter(state -> command.apply(state) instanceof Dispatch.Change.To)
        .map(Dispatch::state)
        .toList();
  }

  @Test
  void hasASampleOfEveryState() {
    assertThat(states()).extracting(Dispatch::state).containsExactly(inOrder());
  }

  private static DispatchState[] inOrder() {
    return new DispatchState[] {
      DispatchState.READY,
      DispatchState.ASKED,
      DispatchState.BOOKED,
      DispatchState.HANDED_OVER,
      DispatchState.UNDER_WAY,
      DispatchState.LOST,
      DispatchState.NEEDS_PERSON,
      DispatchState.SIGNED,
      DispatchState.RETURNED,
      DispatchState.CANCELLED
    };
  }

  @Test
  void changesInTheseStatesAlone() {
    assertThat(changedBy(state -> state.ask(COURIER, NOW)))
        .containsExactly(DispatchState.READY, DispatchState.ASKED);
    assertThat(changedBy(Dispatch::stillUnknown)).containsExactly(DispatchState.ASKED);
    assertThat(changedBy(state -> state.book(WAYBILL)))
        .containsExactly(DispatchState.READY, DispatchState.ASKED, DispatchState.NEEDS_PERSON);
    assertThat(changedBy(state -> state.giveToPerson("请电话核实")))
        .containsExactly(DispatchState.READY, DispatchState.ASKED);
    assertThat(changedBy(state -> state.refuse("超出范围"))).containsExactly(DispatchState.ASKED);
    assertThat(changedBy(Dispatch::notBooked)).containsExactly(DispatchState.NEEDS_PERSON);
    assertThat(changedBy(state -> state.tryAgain(NOW))).containsExactly(DispatchState.NEEDS_PERSON);
    assertThat(changedBy(state -> state.handOver(NOW))).containsExactly(DispatchState.BOOKED);
    assertThat(changedBy(state -> state.cancel("改为窗口领取")))
        .containsExactly(
            DispatchState.READY,
            DispatchState.ASKED,
            DispatchState.BOOKED,
            DispatchState.NEEDS_PERSON);
    assertThat(changedBy(state -> state.comeBack(NOW, "无人收件")))
        .containsExactly(DispatchState.HANDED_OVER, DispatchState.UNDER_WAY, DispatchState.LOST);
    assertThat(changedBy(state -> state.giveUp(NOW, "遗失"))).containsExactly(DispatchState.LOST);
    assertThat(changedBy(state -> state.report(event(ParcelEvent.Kind.SIGNED, 5))))
        .containsExactly(
            DispatchState.BOOKED,
            DispatchState.HANDED_OVER,
            DispatchState.UNDER_WAY,
            DispatchState.LOST);
  }

  @Test
  void refusesASecondWaybill() {
    var booked = new Dispatch.Booked(ORDER, WAYBILL);
    assertThat(booked.book(WAYBILL)).isInstanceOf(Dispatch.Change.Nothing.class);
    assertThat(booked.book(new Waybill(new CourierName("测试快递"), "TEST-2")))
        .isInstanceOf(Dispatch.Change.Refused.class);
  }

  @Test
  void nobodyElseIsAskedWhileOneMayHaveABooking() {
    var asked = new Dispatch.Asked(ORDER, COURIER, NOW, 1);
    assertThat(asked.ask(new CourierName("另一快递"), NOW)).isInstanceOf(Dispatch.Change.Refused.class);
    var unknown = to(asked.giveToPerson("请电话核实"));
    assertThat(to(unknown.tryAgain(NOW))).isEqualTo(asked);
    assertThat(to(unknown.notBooked())).isEqualTo(new Dispatch.Ready(ORDER));
    assertThat(to(to(asked.refuse("超出范围")).tryAgain(NOW))).isEqualTo(new Dispatch.Ready(ORDER));
  }

  @Test
  void settlesFromTheInstantOn() {
    var asked = new Dispatch.Asked(ORDER, COURIER, NOW, 1);
    var settling = Duration.ofMinutes(2);
    assertThat(asked.settled(NOW.plus(settling).minusNanos(1000), settling)).isFalse();
    assertThat(asked.settled(NOW.plus(settling), settling)).isTrue();
  }

  @Test
  void aLostParcelMayTurnUp() {
    var lost = to(states().get(2).report(event(ParcelEvent.Kind.LOST, 3)));
    assertThat(to(lost.report(event(ParcelEvent.Kind.SIGNED, 9))).state())
        .isEqualTo(DispatchState.SIGNED);
    assertThat(lost.report(event(ParcelEvent.Kind.IN_TRANSIT, 9)))
        .isInstanceOf(Dispatch.Change.Nothing.class);
  }

  @Test
  void showsNothingOfThePerson() {
    for (var state : states()) {
      assertThat(state.toString()).doesNotContain("测平安", "15400000001", "测试路");
    }
  }

  @Property(tries = 500)
  void endsTheSameInWhateverOrderAndHoweverOftenReportsCome(
      @ForAll("lives") List<ParcelEvent.Kind> life, @ForAll long seed) {
    var events = new ArrayList<ParcelEvent>();
    for (var kind : life) {
      events.add(event(kind, events.size() + 1));
    }
    Dispatch inOrder = new Dispatch.Booked(ORDER, WAYBILL);
    for (var event : events) {
      inOrder = after(inOrder, event);
    }
    var shuffled = new ArrayList<>(events);
    shuffled.addAll(events);
    Collections.shuffle(shuffled, new Random(seed));
    Dispatch inDisorder = new Dispatch.Booked(ORDER, WAYBILL);
    for (var event : shuffled) {
      inDisorder = after(inDisorder, event);
    }
    assertThat(inDisorder).isEqualTo(inOrder);
  }

  private static Dispatch after(Dispatch before, ParcelEvent event) {
    return before.report(event) instanceof Dispatch.Change.To(var next) ? next : before;
  }

  /** Events on the way, and perhaps an end. */
  @Provide
  Arbitrary<List<ParcelEvent.Kind>> lives() {
    var onTheWay =
        Arbitraries.of(
                ParcelEvent.Kind.PICKED_UP,
                ParcelEvent.Kind.IN_TRANSIT,
                ParcelEvent.Kind.OUT_FOR_DELIVERY,
                ParcelEvent.Kind.PROBLEM,
                ParcelEvent.Kind.REJECTED,
                ParcelEvent.Kind.RETURNING)
            .list()
            .ofMinSize(1)
            .ofMaxSize(8);
    var end =
        Arbitraries.of(ParcelEvent.Kind.SIGNED, ParcelEvent.Kind.RETURNED, ParcelEvent.Kind.LOST)
            .optional();
    return onTheWay.flatMap(
        way ->
            end.map(
                last -> {
                  var life = new ArrayList<>(way);
                  last.ifPresent(life::add);
                  return life;
                }));
  }
}
