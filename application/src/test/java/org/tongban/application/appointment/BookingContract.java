package org.tongban.application.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.tongban.application.appointment.BookingDesk.HALL;
import static org.tongban.application.appointment.BookingDesk.ITEM;
import static org.tongban.application.appointment.BookingDesk.LONG_ITEM;
import static org.tongban.application.appointment.BookingDesk.MONDAY;
import static org.tongban.application.appointment.BookingDesk.TUESDAY;
import static org.tongban.application.appointment.BookingDesk.done;
import static org.tongban.application.appointment.BookingDesk.of;
import static org.tongban.application.appointment.BookingDesk.resident;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.application.appointment.AppointmentStore.Kept;
import org.tongban.application.appointment.BookVisit.Booking;
import org.tongban.application.appointment.PlanOpening.Hits;
import org.tongban.application.appointment.PlanOpening.Replacing;
import org.tongban.application.identity.Caller;
import org.tongban.application.notification.Notices;
import org.tongban.application.transaction.IdempotencyRecords;
import org.tongban.application.transaction.KeyedAnswer;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.appointment.Appointment;
import org.tongban.domain.appointment.AppointmentId;
import org.tongban.domain.appointment.AppointmentNumber;
import org.tongban.domain.appointment.AppointmentState;
import org.tongban.domain.appointment.BookingTerms;
import org.tongban.domain.appointment.OpeningPlan;
import org.tongban.domain.appointment.PlanException;
import org.tongban.domain.appointment.ServiceGroup;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.appointment.Slot;
import org.tongban.domain.appointment.Visit;
import org.tongban.domain.appointment.VisitTime;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.casework.StepContext;
import org.tongban.domain.place.UnitCode;

/** What holds of appointments upon every set of stores. */
@Tag("I1")
public abstract class BookingContract {
  private BookingDesk desk;

  /** A desk of its own. */
  protected abstract BookingDesk newDesk();

  @BeforeEach
  final void open() {
    desk = newDesk();
  }

  @AfterEach
  final void theBooksAreRight() {
    assertThat(desk.contradictions()).isEmpty();
  }

  @Test
  void holdsAndConfirms() {
    var who = resident();
    var held = done(desk.booking.hold(who, desk.at(TUESDAY, 9, 0)));
    assertThat(held.appointment().state()).isInstanceOf(AppointmentState.Held.class);
    assertThat(desk.left(TUESDAY, 9, 0)).isEqualTo(1);
    var booked = done(desk.booking.confirm(who, held.appointment().id()));
    assertThat(booked.appointment().state()).isInstanceOf(AppointmentState.Booked.class);
    assertThat(done(desk.booking.confirm(who, held.appointment().id()))).isEqualTo(booked);
    assertThat(desk.booking.find(who, held.appointment().id())).contains(booked);
    assertThat(desk.booking.find(resident(), held.appointment().id())).isEmpty();
    assertThat(desk.booking.confirm(resident(), held.appointment().id()))
        .isEqualTo(new Booking.Absent());
    assertThat(desk.booking.list(who, new Page.Request(Optional.empty(), 10)).items())
        .containsExactly(booked);
    assertThat(desk.left(TUESDAY, 9, 0)).isEqualTo(1);
  }

  @Test
  void refusesWhenAllPlacesAreTaken() {
    desk.booked(TUESDAY, 9, 0);
    desk.booked(TUESDAY, 9, 0);
    assertThat(desk.booking.hold(resident(), desk.at(TUESDAY, 9, 0))).isEqualTo(new Booking.Full());
    assertThat(desk.left(TUESDAY, 9, 0)).isZero();
    assertThat(desk.left(TUESDAY, 9, 30)).isEqualTo(2);
  }

  @Test
  void anExpiredHoldIsFreeByItself() {
    var first = resident();
    var lapsing = done(desk.booking.hold(first, desk.at(TUESDAY, 9, 0)));
    desk.booked(TUESDAY, 9, 0);
    assertThat(desk.left(TUESDAY, 9, 0)).isZero();
    desk.clock.advance(Duration.ofMinutes(10));
    assertThat(desk.left(TUESDAY, 9, 0)).isEqualTo(1);
    assertThat(desk.booking.confirm(first, lapsing.appointment().id()))
        .isInstanceOf(Booking.RanOut.class);
    desk.booked(TUESDAY, 9, 0);
    assertThat(desk.booking.confirm(first, lapsing.appointment().id()))
        .isInstanceOf(Booking.RanOut.class);
    assertThat(desk.booking.hold(resident(), desk.at(TUESDAY, 9, 0))).isEqualTo(new Booking.Full());
  }

  @Test
  void aLongVisitTakesSeveralSlotsAndEndsBeforeClosing() {
    var hour = desk.wanted(TUESDAY, 9, 30, LONG_ITEM, 1, true);
    done(desk.booking.hold(resident(), hour));
    done(desk.booking.hold(resident(), hour));
    assertThat(desk.left(TUESDAY, 9, 0)).isEqualTo(2);
    assertThat(desk.left(TUESDAY, 9, 30)).isZero();
    assertThat(desk.left(TUESDAY, 10, 0)).isZero();
    assertThat(desk.left(TUESDAY, 10, 30)).isEqualTo(2);
    assertThat(desk.booking.hold(resident(), desk.wanted(TUESDAY, 9, 0, LONG_ITEM, 1, true)))
        .isEqualTo(new Booking.Full());
    assertThat(desk.booking.hold(resident(), desk.wanted(TUESDAY, 11, 30, LONG_ITEM, 1, true)))
        .isInstanceOf(Booking.NotAllowed.class);
    assertThat(desk.booking.hold(resident(), desk.wanted(TUESDAY, 11, 0, ITEM, 3, true)))
        .isInstanceOf(Booking.NotAllowed.class);
  }

  @Test
  void aCancelledPlaceCoolsDownAndReturnsAtARandomMoment() {
    var booked = desk.booked(TUESDAY, 9, 0);
    var cancelled = done(desk.booking.cancel(of(booked), booked.appointment().id()));
    assertThat(done(desk.booking.cancel(of(booked), booked.appointment().id())))
        .isEqualTo(cancelled);
    assertThat(desk.left(TUESDAY, 9, 0)).isEqualTo(1);
    // Ten minutes, and half of fifty.
    desk.clock.advance(Duration.ofMinutes(35).minusMillis(1));
    assertThat(desk.left(TUESDAY, 9, 0)).isEqualTo(1);
    desk.clock.advance(Duration.ofMillis(1));
    assertThat(desk.left(TUESDAY, 9, 0)).isEqualTo(2);
    desk.booked(TUESDAY, 9, 0);
    desk.booked(TUESDAY, 9, 0);
    assertThat(desk.booking.hold(resident(), desk.at(TUESDAY, 9, 0))).isEqualTo(new Booking.Full());
    desk.ends.run();
    assertThat(desk.left(TUESDAY, 9, 0)).isZero();
  }

  @Test
  void aFreedPlaceIsOfferedToWhoWaitsTheLongest() {
    var one = desk.booked(TUESDAY, 9, 0);
    desk.booked(TUESDAY, 9, 0);
    var first = resident();
    var second = resident();
    assertThat(desk.waitings.join(first, wish(TUESDAY)))
        .isInstanceOf(WaitForPlace.Waiting.Joined.class);
    desk.clock.advance(Duration.ofSeconds(1));
    desk.waitings.join(second, wish(TUESDAY));
    assertThat(desk.waitings.join(second, wish(TUESDAY)))
        .isInstanceOf(WaitForPlace.Waiting.NotAllowed.class);

    done(desk.booking.cancel(of(one), one.appointment().id()));

    assertThat(desk.left(TUESDAY, 9, 0)).isZero();
    assertThat(desk.notices)
        .extracting(BookingDesk.Notice::to, BookingDesk.Notice::kind)
        .containsExactly(tuple(first.person(), Notices.Kind.PLACE_OFFERED));
    assertThat(desk.waitings.list(first)).isEmpty();
    var offered = only(first);
    assertThat(offered.appointment().state()).isInstanceOf(AppointmentState.Offered.class);

    // The first lets it run out: it goes on to the second, who takes it.
    desk.clock.advance(Duration.ofMinutes(30));
    desk.ends.run();
    assertThat(desk.booking.confirm(first, offered.appointment().id()))
        .isInstanceOf(Booking.RanOut.class);
    done(desk.booking.confirm(second, only(second).appointment().id()));
    assertThat(desk.left(TUESDAY, 9, 0)).isZero();
  }

  @Test
  void whatIsGivenUpWhileTheOnlyOneWhoWaitsIsServedCoolsDown() {
    for (int i = 0; i < 4; i++) {
      var day = TUESDAY.plusDays(i);
      var givenUp =
          new ConcurrentLinkedQueue<>(List.of(desk.booked(day, 9, 0), desk.booked(day, 9, 0)));
      var waiting = resident();
      desk.waitings.join(waiting, wish(day));
      atOnce(
          2,
          () -> {
            var one = givenUp.remove();
            return done(desk.booking.cancel(of(one), one.appointment().id()));
          });
      assertThat(only(waiting).appointment().state()).isInstanceOf(AppointmentState.Offered.class);
      assertThat(desk.left(day, 9, 0)).as("%s", day).isZero();
    }
  }

  @Test
  void placesThatAPlanGainsAreOfferedToWhoWaitsFirst() {
    desk.booked(TUESDAY, 9, 0);
    var last = desk.booked(TUESDAY, 9, 0);
    var first = resident();
    var second = resident();
    desk.waitings.join(first, wish(TUESDAY));
    desk.clock.advance(Duration.ofSeconds(1));
    desk.waitings.join(second, wish(TUESDAY));

    // Other slots have more, but nobody waits for them.
    assertThat(except(more(LocalTime.of(10, 0), LocalTime.of(12, 0), 5))).isTrue();
    assertThat(desk.notices).isEmpty();
    assertThat(except(more(LocalTime.of(9, 0), LocalTime.of(9, 30), 1))).isTrue();
    assertThat(desk.left(TUESDAY, 9, 0)).isZero();
    assertThat(only(first).appointment().state()).isInstanceOf(AppointmentState.Offered.class);
    assertThat(desk.waitings.list(second)).hasSize(1);
    assertThat(desk.booking.hold(resident(), desk.at(TUESDAY, 9, 0))).isEqualTo(new Booking.Full());

    desk.replan(BookingDesk.plan(4, BookingTerms.USUAL));
    assertThat(only(second).appointment().state()).isInstanceOf(AppointmentState.Offered.class);
    assertThat(desk.waitings.list(second)).isEmpty();
    assertThat(desk.left(TUESDAY, 9, 0)).isZero();
    assertThat(desk.booking.find(of(last), last.appointment().id())).contains(last);
  }

  /** A day that can't be booked on Monday yet, because it is further ahead than the horizon. */
  private static final LocalDate FAR = MONDAY.plusDays(BookingTerms.USUAL.horizonDays() + 1L);

  private WaitForPlace.Wanted wishUntilFar() {
    return new WaitForPlace.Wanted(
        desk.group,
        FAR.minusDays(1),
        FAR,
        LocalTime.of(9, 0),
        LocalTime.of(9, 30),
        List.of(ITEM),
        1);
  }

  /** The moment at which the horizon reaches that day. */
  private void openFar() {
    desk.clock.set(TUESDAY.atStartOfDay(StepContext.ZONE).toInstant());
  }

  @Test
  void aDayThatOpensIsOfferedToWhoWaitedForItBeforeAnybodyElseGetsAPlace() {
    desk.replan(BookingDesk.plan(1, BookingTerms.USUAL));
    var first = resident();
    var second = resident();
    desk.waitings.join(first, wishUntilFar());
    desk.clock.advance(Duration.ofSeconds(1));
    desk.waitings.join(second, wishUntilFar());
    desk.offers.run();
    assertThat(desk.notices).isEmpty();

    openFar();
    assertThat(desk.booking.hold(resident(), desk.at(FAR, 9, 0))).isEqualTo(new Booking.Full());

    var offered = only(first);
    assertThat(offered.appointment().visit().time().date()).isEqualTo(FAR);
    // Nobody is woken for it: it waits until half an hour after people may be told.
    assertThat(offered.appointment().state())
        .isEqualTo(
            new AppointmentState.Offered(
                TUESDAY.atTime(8, 30).atZone(StepContext.ZONE).toInstant()));
    assertThat(desk.waitings.list(second)).hasSize(1);
    assertThat(desk.left(FAR, 9, 30)).isEqualTo(1);
    done(desk.booking.confirm(first, offered.appointment().id()));
  }

  @Test
  void aDayThatOpensIsOfferedThoughNobodyComesForAPlace() {
    var waiting = resident();
    desk.waitings.join(waiting, wishUntilFar());
    openFar();
    var late = resident();
    desk.waitings.join(late, wishUntilFar());
    desk.offers.run();
    desk.offers.run();
    assertThat(only(waiting).appointment().visit().time().date()).isEqualTo(FAR);
    // Who could have booked the day waits for what is given up.
    assertThat(desk.waitings.list(late)).hasSize(1);
    assertThat(desk.left(FAR, 9, 0)).isEqualTo(1);
  }

  @Test
  void daysThatALongerHorizonOpensAreOfferedToWhoWaitsFirst() {
    var waiting = resident();
    desk.waitings.join(waiting, wishUntilFar());
    var usual = BookingTerms.USUAL;
    var longer =
        new BookingTerms(
            usual.leadMinutes(),
            usual.horizonDays() + 1,
            usual.cutOff(),
            usual.holdMinutes(),
            usual.offerMinutes(),
            usual.coolMinutes(),
            usual.coolSpreadMinutes(),
            usual.perPerson(),
            usual.periodDays(),
            usual.preCheck(),
            usual.checkIn());
    desk.replan(BookingDesk.plan(2, longer));
    assertThat(only(waiting).appointment().visit().time().date()).isEqualTo(FAR);
  }

  private boolean except(PlanException exception) {
    return desk.planning.except(BookingDesk.manager(), HALL, exception, Optional.empty())
        instanceof Replacing.Replaced;
  }

  private static PlanException more(LocalTime from, LocalTime until, int places) {
    return new PlanException(
        PlanException.Kind.MORE, TUESDAY, TUESDAY, from, until, places, "加开窗口");
  }

  private WaitForPlace.Wanted wish(LocalDate day) {
    return new WaitForPlace.Wanted(
        desk.group, day, day, LocalTime.of(9, 0), LocalTime.of(9, 30), List.of(ITEM), 1);
  }

  private Kept only(Caller.Resident who) {
    return desk.booking.list(who, new Page.Request(Optional.empty(), 10)).items().getFirst();
  }

  @Test
  void movesABookingAsOne() {
    desk.replan(BookingDesk.plan(2, BookingDesk.warm()));
    var booked = desk.booked(TUESDAY, 9, 0);
    var who = of(booked);
    var moved =
        done(desk.booking.reschedule(who, booked.appointment().id(), TUESDAY, LocalTime.of(10, 0)));
    assertThat(moved.appointment().number()).isEqualTo(booked.appointment().number());
    assertThat(desk.left(TUESDAY, 9, 0)).isEqualTo(2);
    assertThat(desk.left(TUESDAY, 10, 0)).isEqualTo(1);
    desk.booked(TUESDAY, 11, 0);
    desk.booked(TUESDAY, 11, 0);
    assertThat(
            desk.booking.reschedule(who, booked.appointment().id(), TUESDAY, LocalTime.of(11, 0)))
        .isEqualTo(new Booking.Full());
    assertThat(desk.left(TUESDAY, 10, 0)).isEqualTo(1);
    assertThat(desk.booking.find(who, booked.appointment().id())).contains(moved);
  }

  @Test
  void movesALongBookingOntoPartOfItsOwnTime() {
    desk.replan(BookingDesk.plan(1, BookingDesk.warm()));
    var who = resident();
    var booked = done(desk.booking.hold(who, desk.wanted(TUESDAY, 9, 0, LONG_ITEM, 1, true)));
    done(desk.booking.reschedule(who, booked.appointment().id(), TUESDAY, LocalTime.of(9, 30)));
    assertThat(desk.left(TUESDAY, 9, 0)).isEqualTo(1);
    assertThat(desk.left(TUESDAY, 9, 30)).isZero();
    assertThat(desk.left(TUESDAY, 10, 0)).isZero();
  }

  @Test
  void keepsToWhatOnePersonMayHave() {
    var who = resident();
    done(desk.booking.hold(who, desk.at(TUESDAY, 9, 0)));
    assertThat(desk.booking.hold(who, desk.at(TUESDAY, 10, 0)))
        .isInstanceOf(Booking.NotAllowed.class);
    assertThat(desk.booking.hold(who, desk.wanted(TUESDAY, 9, 0, LONG_ITEM, 1, false)))
        .isInstanceOf(Booking.NotAllowed.class);
    done(desk.booking.hold(who, desk.wanted(TUESDAY, 10, 0, LONG_ITEM, 1, false)));
    assertThat(
            desk.booking.hold(
                new Caller.Resident(who.person(), 1), desk.at(MONDAY.plusDays(2), 9, 0)))
        .isInstanceOf(Booking.NotAllowed.class);
  }

  @Test
  void onePersonsRequestsAtOnceGetOnePlace() {
    var who = resident();
    var answers = atOnce(8, () -> desk.booking.hold(who, desk.at(TUESDAY, 9, 0)));
    assertThat(answers).filteredOn(Booking.Done.class::isInstance).hasSize(1);
    assertThat(answers).filteredOn(Booking.NotAllowed.class::isInstance).hasSize(7);
  }

  @Test
  void neverSellsMoreThanThereIs() {
    desk.replan(BookingDesk.plan(7, BookingTerms.USUAL));
    var answers = atOnce(60, () -> desk.booking.hold(resident(), desk.at(TUESDAY, 9, 0)));
    assertThat(answers).filteredOn(Booking.Done.class::isInstance).hasSize(7);
    assertThat(answers).filteredOn(Booking.Full.class::isInstance).hasSize(53);
    assertThat(desk.left(TUESDAY, 9, 0)).isZero();
  }

  @Test
  void takesSeveralPlacesAtOnceOrTellsThatItCannot() {
    desk.replan(BookingDesk.plan(7, BookingTerms.USUAL));
    desk.booked(TUESDAY, 9, 0);
    desk.booked(TUESDAY, 11, 30);
    var slots =
        desk.places.day(desk.stores.plans().find(desk.group).orElseThrow(), TUESDAY).slots();
    assertThat(undone(several(desk.group, slots, 4, 3, 2, 1, 2, 6))).isTrue();
    assertThat(undone(several(desk.group, slots, 7, 1))).isFalse();
    assertThat(undone(several(desk.group, slots, 1, 1, 1, 1, 1, 7))).isFalse();
    var other = new Slot(slots.getFirst().from(), slots.getFirst().until().plusMinutes(5), 7);
    assertThat(undone(several(desk.group, List.of(other), 1))).isFalse();
    assertThat(desk.left(TUESDAY, 9, 0)).isEqualTo(6);
  }

  @Test
  void takesPlacesOfSeveralGroupsAtOnceOrTellsThatItCannot() {
    var beside = new BookingDesk(desk.stores, desk.clock);
    desk.booked(TUESDAY, 9, 0);
    beside.booked(TUESDAY, 10, 0);
    var slots =
        desk.places.day(desk.stores.plans().find(desk.group).orElseThrow(), TUESDAY).slots();
    var both = new ArrayList<>(several(beside.group, slots, 2, 2, 1, 2));
    both.addAll(several(desk.group, slots, 1, 2, 2, 1, 1));
    assertThat(undone(both)).isTrue();
    both.removeFirst();
    both.addAll(several(beside.group, slots, 3));
    assertThat(undone(both)).isFalse();
    assertThat(beside.left(TUESDAY, 10, 0)).isEqualTo(1);
  }

  /** A key of somebody's, under which what comes of it is answered with a word. */
  private static KeyedAnswer<Booking> keyed(Caller.Resident who, String key) {
    return new KeyedAnswer<>(
        new IdempotencyRecords.Key(who.actorId(), "POST /api/v1/appointments", key),
        BookingContract::word);
  }

  private static IdempotencyRecords.Answer word(Booking booking) {
    return new IdempotencyRecords.Answer(
        "ab".repeat(32), 200, "", "", "text/plain", booking.getClass().getSimpleName());
  }

  private Optional<IdempotencyRecords.Answer> kept(KeyedAnswer<Booking> keyed) {
    return desk.stores.transactions().inTransaction(() -> desk.stores.records().find(keyed.key()));
  }

  @Test
  @Tag("I3")
  void keepsTheAnswerUnderAKeyWithTheBooking() {
    var who = resident();
    var wanted = desk.wanted(TUESDAY, 9, 0, ITEM, 1, true);
    var first = Optional.of(keyed(who, "first"));
    var done = desk.booking.hold(who, wanted, first);
    assertThat(kept(first.get())).contains(word(done));
    // The same again is refused by a rule, and gets the first answer all the same.
    assertThatThrownBy(() -> desk.booking.hold(who, wanted, first))
        .isInstanceOf(IdempotencyRecords.DuplicateKeyException.class);
    // Another time under the same key is not booked.
    var other = desk.wanted(TUESDAY, 11, 0, LONG_ITEM, 1, true);
    assertThatThrownBy(() -> desk.booking.hold(who, other, first))
        .isInstanceOf(IdempotencyRecords.DuplicateKeyException.class);
    assertThat(desk.left(TUESDAY, 11, 0)).isEqualTo(BookingDesk.PLACES);
    // Refusals are kept like successes.
    var second = Optional.of(keyed(who, "second"));
    var refused = desk.booking.hold(who, wanted, second);
    assertThat(refused).isInstanceOf(Booking.NotAllowed.class);
    assertThat(kept(second.get())).contains(word(refused));
    var nowhere = Optional.of(keyed(who, "third"));
    var never = desk.booking.hold(who, desk.wanted(TUESDAY, 3, 0, ITEM, 1, true), nowhere);
    assertThat(never).isInstanceOf(Booking.NotAllowed.class);
    assertThat(kept(nowhere.get())).contains(word(never));
  }

  @Test
  @Tag("I3")
  void keepsWhatManyAtOnceAreAnswered() {
    desk.replan(BookingDesk.plan(20, BookingTerms.USUAL));
    desk.booked(TUESDAY, 9, 0);
    var answers = new ConcurrentHashMap<KeyedAnswer<Booking>, Booking>();
    atOnce(
        30,
        () -> {
          var who = resident();
          var keyed = keyed(who, "once");
          var wanted = desk.wanted(TUESDAY, 9, 0, ITEM, 1, true);
          answers.put(keyed, desk.booking.hold(who, wanted, Optional.of(keyed)));
          return answers.get(keyed);
        });
    assertThat(answers.values()).filteredOn(Booking.Done.class::isInstance).hasSize(19);
    assertThat(answers.values()).filteredOn(Booking.Full.class::isInstance).hasSize(11);
    assertThat(answers)
        .allSatisfy((keyed, booking) -> assertThat(kept(keyed)).contains(word(booking)));
    assertThat(desk.left(TUESDAY, 9, 0)).isZero();
  }

  private static List<SlotPlaces.Several> several(
      ServiceGroupCode group, List<Slot> slots, int... counts) {
    return IntStream.range(0, counts.length)
        .mapToObj(i -> new SlotPlaces.Several(group, TUESDAY, slots.get(i), counts[i]))
        .toList();
  }

  /** Whether they could be taken, as they were in a transaction that was rolled back. */
  private boolean undone(List<SlotPlaces.Several> wanted) {
    var taken = new AtomicReference<List<Integer>>();
    try {
      desk.stores
          .transactions()
          .run(
              () -> {
                var before = taken(wanted);
                if (desk.stores.slots().take(wanted)) {
                  taken.set(
                      IntStream.range(0, wanted.size())
                          .mapToObj(i -> taken(wanted).get(i) - before.get(i))
                          .toList());
                }
                throw new StaleVersionException("undone");
              });
    } catch (StaleVersionException e) {
      // As it was meant.
    }
    if (taken.get() == null) {
      return false;
    }
    assertThat(taken.get()).isEqualTo(wanted.stream().map(SlotPlaces.Several::count).toList());
    return true;
  }

  private List<Integer> taken(List<SlotPlaces.Several> wanted) {
    return wanted.stream()
        .map(
            several ->
                desk.stores
                    .slots()
                    .known(
                        several.group(),
                        new VisitTime(TUESDAY, several.slot().from(), several.slot().until()))
                    .getFirst()
                    .taken())
        .toList();
  }

  @Test
  void addsSeveralAppointmentsAtOnceOrTellsThatItCannot() {
    var who = done(desk.booking.hold(resident(), desk.at(TUESDAY, 9, 0)));
    assertThat(added(additions(21, who.appointment().visit()))).isTrue();
    var twice = new ArrayList<>(additions(3, who.appointment().visit()));
    twice.add(
        new AppointmentStore.Addition(
            twice.getLast().appointment(), 1, twice.getLast().madeAt(), Optional.empty()));
    assertThat(added(twice)).isFalse();
    assertThat(desk.stores.appointments().taking(desk.group, MONDAY)).containsExactly(who);
  }

  private List<AppointmentStore.Addition> additions(int count, Visit visit) {
    return Stream.generate(
            () ->
                new AppointmentStore.Addition(
                    new Appointment(
                        new AppointmentId(UUID.randomUUID()),
                        AppointmentNumber.create(ThreadLocalRandom.current().nextLong(1L << 40)),
                        resident().person(),
                        visit,
                        Optional.empty(),
                        new AppointmentState.Booked(desk.clock.instant())),
                    1,
                    desk.clock.instant(),
                    Optional.empty()))
        .limit(count)
        .toList();
  }

  /** Whether they could be added, as they were in a transaction that was rolled back. */
  private boolean added(List<AppointmentStore.Addition> additions) {
    var appointments = desk.stores.appointments();
    var people = additions.stream().map(one -> one.appointment().person()).toList();
    var all = new AtomicBoolean();
    try {
      desk.stores
          .transactions()
          .run(
              () -> {
                if (appointments.add(additions)) {
                  all.set(true);
                  var theirs = appointments.theirs(people, desk.clock.instant());
                  assertThat(people)
                      .allMatch(person -> theirs.get(person).ordinals().equals(Set.of(1)))
                      .allMatch(person -> theirs.get(person).earlier().size() == 1);
                }
                throw new StaleVersionException("undone");
              });
    } catch (StaleVersionException e) {
      // As it was meant.
    }
    return all.get();
  }

  @Test
  void listsWhatAClosureHitsAndDropsNothingSilently() {
    var first = desk.booked(TUESDAY, 9, 0);
    var later = desk.booked(TUESDAY.plusDays(1), 9, 0);
    var closure = closed(TUESDAY);
    assertThat(desk.planning.preview(BookingDesk.manager(), HALL, closure).orElseThrow().hit())
        .contains(first)
        .doesNotContain(later);
    assertThat(desk.planning.except(BookingDesk.manager(), HALL, closure, Optional.empty()))
        .isInstanceOf(Replacing.HitsBookings.class);
    assertThat(desk.left(TUESDAY, 9, 0)).isEqualTo(1);
    assertThat(desk.notices).isEmpty();

    var replaced =
        (Replacing.Replaced)
            desk.planning.except(BookingDesk.manager(), HALL, closure, Optional.of(Hits.MOVE));

    assertThat(replaced.cancelled()).isEmpty();
    assertThat(desk.left(TUESDAY, 9, 0)).isZero();
    var moved = desk.booking.find(of(first), first.appointment().id()).orElseThrow();
    assertThat(moved.appointment().visit().time().date()).isEqualTo(TUESDAY.plusDays(1));
    assertThat(desk.notices)
        .extracting(BookingDesk.Notice::kind)
        .contains(Notices.Kind.APPOINTMENT_MOVED);
    assertThat(desk.booking.hold(resident(), desk.at(TUESDAY, 9, 0)))
        .isInstanceOf(Booking.NotAllowed.class);
  }

  private static PlanException closed(LocalDate day) {
    return new PlanException(
        PlanException.Kind.CLOSED, day, day, LocalTime.MIN, LocalTime.MAX, 0, "停电检修");
  }

  @Test
  void absentStaffTakePlacesAwayFromWhoBookedLast() {
    var first = desk.booked(TUESDAY, 9, 0);
    desk.clock.advance(Duration.ofSeconds(1));
    var last = desk.booked(TUESDAY, 9, 0);
    var fewer =
        new PlanException(
            PlanException.Kind.FEWER, TUESDAY, TUESDAY, LocalTime.MIN, LocalTime.MAX, 1, "窗口调整");
    var replaced =
        (Replacing.Replaced)
            desk.planning.except(BookingDesk.manager(), HALL, fewer, Optional.of(Hits.CANCEL));
    assertThat(replaced.cancelled())
        .extracting(kept -> kept.appointment().id())
        .contains(last.appointment().id())
        .doesNotContain(first.appointment().id());
    assertThat(desk.left(TUESDAY, 9, 0)).isZero();
    assertThat(desk.left(TUESDAY, 9, 30)).isEqualTo(1);
    assertThat(desk.notices)
        .extracting(BookingDesk.Notice::kind)
        .contains(Notices.Kind.APPOINTMENT_CANCELLED);
  }

  @Test
  void aGroupIsNotStoppedWhileAnybodyIsExpected() {
    var booked = desk.booked(TUESDAY, 9, 0);
    var group = desk.planning.find(BookingDesk.manager(), desk.group).orElseThrow().group();
    var stopped =
        new ServiceGroup(
            group.code(),
            group.name(),
            // Other tests have groups at the same place.
            "ZZ",
            group.windows(),
            group.anyItem(),
            group.minutes(),
            group.minutesByItem(),
            false);
    assertThat(desk.planning.save(BookingDesk.manager(), stopped, version()))
        .isInstanceOf(PlanOpening.Saving.NotAllowed.class);
    done(desk.booking.cancel(of(booked), booked.appointment().id()));
    assertThat(desk.planning.save(BookingDesk.manager(), stopped, version()))
        .isInstanceOf(PlanOpening.Saving.Saved.class);
    assertThat(desk.booking.hold(resident(), desk.at(TUESDAY, 9, 0)))
        .isEqualTo(new Booking.Absent());
  }

  /** Of the group and its plan, as it is now. */
  private Optional<Integer> version() {
    return desk.stores.plans().find(desk.group).map(planned -> (int) planned.version());
  }

  @Test
  void aGroupIsChangedAsItWasSeenAlone() {
    var group = desk.stores.groups().find(desk.group).orElseThrow();
    var renamed =
        new ServiceGroup(group.code(), "社保专窗", "Z", group.windows(), true, 45, Map.of(), true);
    var seen = version();
    assertThat(desk.planning.save(BookingDesk.manager(), renamed, Optional.empty()))
        .isEqualTo(new PlanOpening.Saving.Exists());
    desk.replan(BookingDesk.plan(5, BookingTerms.USUAL));
    assertThat(desk.planning.save(BookingDesk.manager(), renamed, seen))
        .isEqualTo(new PlanOpening.Saving.Stale(version().orElseThrow()));
    assertThat(desk.stores.groups().find(desk.group)).contains(group);
    var current = version();
    assertThat(desk.planning.save(BookingDesk.manager(), renamed, current))
        .isInstanceOf(PlanOpening.Saving.Saved.class);
    assertThat(desk.planning.save(BookingDesk.manager(), group, current))
        .isEqualTo(new PlanOpening.Saving.Stale(current.orElseThrow() + 1L));
    assertThat(desk.stores.groups().find(desk.group)).contains(renamed);
    var plan =
        new PlanOpening.Change(BookingDesk.plan(6, BookingTerms.USUAL), Optional.empty(), "");
    assertThat(
            desk.planning.replace(BookingDesk.manager(), desk.group, current.orElseThrow(), plan))
        .isInstanceOf(Replacing.Stale.class);
  }

  @Test
  void aPlanOfAnotherGridKeepsWhoFitsIn() {
    desk.booked(TUESDAY, 9, 0);
    desk.booked(TUESDAY, 9, 30);
    desk.replan(
        new OpeningPlan(60, List.of(BookingDesk.rule(9, 12, 2)), List.of(), BookingTerms.USUAL));
    assertThat(desk.left(TUESDAY, 9, 0)).isZero();
    assertThat(desk.left(TUESDAY, 10, 0)).isEqualTo(2);
  }

  @Test
  void letsOnlyThePlaceItselfPlan() {
    var elsewhere =
        new Caller.Staff(
            BookingDesk.manager().actorId(),
            Optional.empty(),
            Set.of(new Caller.Duty(Role.HALL_MANAGER, SampleCityFixture.MAONAN_HALL)));
    assertThat(desk.planning.find(elsewhere, desk.group)).isEmpty();
    assertThat(desk.planning.except(elsewhere, HALL, closed(TUESDAY), Optional.empty()))
        .isEqualTo(new Replacing.Absent());
    assertThat(desk.planning.groups(elsewhere)).isEmpty();
    assertThat(desk.planning.find(BookingDesk.manager(), desk.group)).isPresent();
  }

  @Test
  void aCaseThatEndsGivesItsPlaceBack() {
    var who = resident();
    var id = new CaseId(UUID.randomUUID());
    desk.cases.put(id, new CasesForVisits.CaseForVisit(ITEM, false, true));
    var booked =
        done(
            desk.booking.hold(
                who,
                new BookVisit.Wanted(
                    desk.group,
                    TUESDAY,
                    LocalTime.of(9, 0),
                    List.of(ITEM),
                    1,
                    Optional.of(id),
                    true)));
    desk.stores.transactions().run(() -> desk.arrivals.ended(id));
    assertThat(
            desk.booking.find(who, booked.appointment().id()).orElseThrow().appointment().state())
        .isInstanceOf(AppointmentState.Cancelled.class);
    assertThat(desk.left(TUESDAY, 9, 0)).isEqualTo(2);
    assertThat(desk.stores.appointments().toRemind(desk.clock.instant().plusSeconds(999999), 9999))
        .doesNotContain(booked.appointment().id());
  }

  @Test
  void demandsAPreCheckWhereThePlanSays() {
    desk.replan(
        BookingDesk.plan(
            2, new BookingTerms(30, 14, Optional.empty(), 10, 30, 0, 0, 3, 7, true, true)));
    var who = resident();
    assertThat(desk.booking.hold(who, desk.at(TUESDAY, 9, 0)))
        .isInstanceOf(Booking.NotAllowed.class);
    var id = new CaseId(UUID.randomUUID());
    desk.cases.put(id, new CasesForVisits.CaseForVisit(ITEM, false, false));
    var wanted =
        new BookVisit.Wanted(
            desk.group, TUESDAY, LocalTime.of(9, 0), List.of(ITEM), 1, Optional.of(id), false);
    assertThat(desk.booking.hold(who, wanted)).isInstanceOf(Booking.NotAllowed.class);
    desk.cases.put(id, new CasesForVisits.CaseForVisit(ITEM, false, true));
    done(desk.booking.hold(who, wanted));
  }

  private Arrivals.Arrival arrive(UnitCode place, Kept kept) {
    return desk.arrivals.arrive(place, kept.appointment().number(), Optional.empty());
  }

  @Test
  void nobodyChecksInTooLongBeforeTheirTime() {
    var booked = desk.booked(MONDAY, 10, 0);
    var number = booked.appointment().number();
    var hour = Optional.of(Duration.ofMinutes(60));
    // It is half past eight.
    assertThat(
            desk.stores
                .transactions()
                .inTransaction(() -> desk.arrivals.arrive(HALL, number, hour)))
        .isEqualTo(
            new Arrivals.Arrival.TooEarly(
                booked.appointment(), desk.clock.instant().plus(Duration.ofMinutes(30))));
    assertThat(desk.booking.find(of(booked), booked.appointment().id())).contains(booked);
    desk.clock.advance(Duration.ofMinutes(30));
    var arrived =
        desk.stores.transactions().inTransaction(() -> desk.arrivals.arrive(HALL, number, hour));
    assertThat(arrived).isInstanceOf(Arrivals.Arrival.Arrived.class);
    desk.clock.advance(Duration.ofMinutes(-30));
    assertThat(
            desk.stores
                .transactions()
                .inTransaction(() -> desk.arrivals.arrive(HALL, number, hour)))
        .isEqualTo(arrived);
  }

  @Test
  void followsVisitorsOnTheirDay() {
    var early = desk.booked(MONDAY, 9, 30);
    var other = desk.booked(TUESDAY, 9, 0);
    var missing = desk.booked(MONDAY, 10, 0);
    var arrived = desk.stores.transactions().inTransaction(() -> arrive(HALL, early));
    assertThat(arrived).isInstanceOf(Arrivals.Arrival.Arrived.class);
    assertThat(desk.stores.transactions().inTransaction(() -> arrive(HALL, early)))
        .isEqualTo(arrived);
    assertThat(desk.stores.transactions().inTransaction(() -> arrive(HALL, other)))
        .isInstanceOf(Arrivals.Arrival.AnotherDay.class);
    assertThat(
            desk.stores
                .transactions()
                .inTransaction(() -> arrive(SampleCityFixture.CITY_HALL, early)))
        .isEqualTo(new Arrivals.Arrival.Unknown());
    assertThat(
            desk.stores
                .transactions()
                .inTransaction(() -> desk.arrivals.served(early.appointment().id())))
        .isPresent();
    desk.clock.advance(Duration.ofDays(1));
    desk.ends.run();
    assertThat(
            desk.booking
                .find(of(missing), missing.appointment().id())
                .orElseThrow()
                .appointment()
                .state())
        .isInstanceOf(AppointmentState.Missed.class);
  }

  @Test
  void tellsTimesThatAreFullFromThoseThatAreTooLate() {
    desk.booked(TUESDAY, 9, 0);
    desk.booked(TUESDAY, 9, 0);
    desk.clock.advance(Duration.ofMinutes(1));
    assertThat(start(MONDAY)).isEqualTo(List.of(2, 0, false));
    assertThat(start(TUESDAY)).isEqualTo(List.of(2, 0, true));
    assertThat(start(TUESDAY.plusDays(1))).isEqualTo(List.of(2, 2, true));
    assertThat(start(MONDAY.plusDays(15))).isEqualTo(List.of(2, 0, false));
  }

  /** How many places the first time of the day has, how many are left, and whether it is open. */
  private List<Object> start(LocalDate day) {
    return desk
        .availability
        .days(HALL, day, day, new SeeAvailability.Wanted(List.of(ITEM), 1))
        .orElseThrow()
        .stream()
        .filter(days -> days.group().code().equals(desk.group))
        .map(days -> days.days().getFirst().starts().getFirst())
        .map(start -> List.<Object>of(start.places(), start.remaining(), start.open()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void showsTheNearestPlaceWithItsEarliestTime() {
    var nearest =
        desk.availability.nearest(
            SampleCityFixture.VILLAGE, new SeeAvailability.Wanted(List.of(ITEM), 1));
    assertThat(nearest).isNotEmpty();
    assertThat(nearest.getFirst().point().code()).isEqualTo(HALL);
    assertThat(nearest.getFirst().time().date()).isEqualTo(MONDAY);
  }

  private static <T> List<T> atOnce(int times, Supplier<T> request) {
    var go = new CountDownLatch(1);
    var answers = new ArrayList<Future<T>>();
    try (var threads = Executors.newFixedThreadPool(Math.min(times, 16))) {
      for (int i = 0; i < times; i++) {
        answers.add(
            threads.submit(
                () -> {
                  go.await();
                  return request.get();
                }));
      }
      go.countDown();
      var all = new ArrayList<T>();
      for (var answer : answers) {
        all.add(answer.get());
      }
      return all;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
