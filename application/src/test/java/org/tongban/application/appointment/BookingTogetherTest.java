package org.tongban.application.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tongban.application.appointment.BookingDesk.LONG_ITEM;
import static org.tongban.application.appointment.BookingDesk.TUESDAY;
import static org.tongban.application.appointment.BookingDesk.resident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.application.appointment.BookVisit.Booking;
import org.tongban.application.calendar.SettableClock;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.IdempotencyRecords;
import org.tongban.application.transaction.KeyedAnswer;
import org.tongban.application.transaction.Transactions;
import org.tongban.application.transaction.UnavailableException;
import org.tongban.domain.appointment.BookingTerms;

/** What holds where many book while another booking is under way. */
@Tag("I1")
final class BookingTogetherTest {
  private final Gate gate = new Gate();
  private BookingDesk desk;

  /** Transactions that can be held up, and are counted. */
  private static final class Gate implements Transactions {
    private final AtomicInteger begun = new AtomicInteger();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);
    private volatile Transactions real;
    private volatile boolean closed;
    private volatile boolean away;

    @Override
    public boolean isOpen() {
      return real.isOpen();
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
      if (!real.isOpen()) {
        begun.incrementAndGet();
        if (closed) {
          entered.countDown();
          await(open);
        }
      }
      var result = real.inTransaction(work);
      if (away && begun.get() > 1) {
        throw new UnavailableException("away", new IllegalStateException());
      }
      return result;
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void open() {
    var stores = BookingDesk.Stores.inMemory();
    gate.real = stores.transactions();
    desk =
        new BookingDesk(
            new BookingDesk.Stores(
                gate,
                stores.groups(),
                stores.plans(),
                stores.slots(),
                stores.appointments(),
                stores.waiting(),
                stores.records()),
            new SettableClock(Instant.EPOCH));
    desk.replan(BookingDesk.plan(9, BookingTerms.USUAL));
    // From here on the slot is known.
    desk.booked(TUESDAY, 9, 0);
    gate.begun.set(0);
  }

  @AfterEach
  void theBooksAreRight() {
    assertThat(desk.contradictions()).isEmpty();
  }

  /** What they are answered who book while the first of them is held up. */
  private List<Future<Booking>> meanwhile(List<Caller.Resident> people) throws Exception {
    return meanwhile(people, who -> desk.booking.hold(who, at()));
  }

  private List<Future<Booking>> meanwhile(
      List<Caller.Resident> people, Function<Caller.Resident, Booking> booking) throws Exception {
    var answers = new ArrayList<Future<Booking>>();
    gate.closed = true;
    try (var threads = Executors.newFixedThreadPool(people.size())) {
      var waiting = new ConcurrentLinkedQueue<Thread>();
      for (var who : people) {
        answers.add(
            threads.submit(
                () -> {
                  waiting.add(Thread.currentThread());
                  return booking.apply(who);
                }));
        gate.entered.await();
        // In the order of the list.
        while (waiting.size() < answers.size()
            || !waiting.stream().allMatch(BookingTogetherTest::waits)) {
          Thread.onSpinWait();
        }
      }
      gate.closed = false;
      gate.open.countDown();
    }
    return answers;
  }

  private static boolean waits(Thread thread) {
    return EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING).contains(thread.getState());
  }

  private static List<Caller.Resident> people(int count) {
    return Stream.generate(BookingDesk::resident).limit(count).toList();
  }

  private static List<Booking> answers(List<Future<Booking>> futures)
      throws InterruptedException, ExecutionException {
    var answers = new ArrayList<Booking>();
    for (var future : futures) {
      answers.add(future.get());
    }
    return answers;
  }

  @Test
  void theyShareOneTransaction() throws Exception {
    var people = people(5);
    var answers = answers(meanwhile(people));
    assertThat(gate.begun).hasValue(2);
    for (int i = 0; i < 5; i++) {
      assertThat(BookingDesk.done(answers.get(i)).appointment().person())
          .isEqualTo(people.get(i).person());
    }
    assertThat(desk.left(TUESDAY, 9, 0)).isEqualTo(3);
  }

  @Test
  @Tag("I3")
  void theirAnswersAreKeptInTheOneTransaction() throws Exception {
    var people = people(5);
    var answers = answers(meanwhile(people, who -> desk.booking.hold(who, at(), keyed(who))));
    assertThat(gate.begun).hasValue(2);
    for (int i = 0; i < 5; i++) {
      var kept = desk.stores.records().find(keyed(people.get(i)).orElseThrow().key());
      var number = BookingDesk.done(answers.get(i)).appointment().number();
      assertThat(kept.orElseThrow().body()).isEqualTo(number.value());
    }
    assertThat(desk.left(TUESDAY, 9, 0)).isEqualTo(3);
  }

  @Test
  @Tag("I3")
  void whoseKeyWasUsedIsTheOnlyOneToBookNothing() throws Exception {
    var who = resident();
    BookingDesk.done(
        desk.booking.hold(who, desk.wanted(TUESDAY, 11, 0, LONG_ITEM, 1, true), keyed(who)));
    var futures =
        meanwhile(
            List.of(resident(), resident(), who), one -> desk.booking.hold(one, at(), keyed(one)));
    BookingDesk.done(futures.get(0).get());
    BookingDesk.done(futures.get(1).get());
    assertThatThrownBy(futures.get(2)::get)
        .hasCauseInstanceOf(IdempotencyRecords.DuplicateKeyException.class);
    assertThat(desk.left(TUESDAY, 9, 0)).isEqualTo(6);
  }

  @Test
  @Tag("I3")
  void whoRepeatsWhatWasBookedIsNotToldThatTheyMayNot() throws Exception {
    var who = resident();
    BookingDesk.done(desk.booking.hold(who, at(), keyed(who)));
    var futures =
        meanwhile(
            List.of(resident(), resident(), who), one -> desk.booking.hold(one, at(), keyed(one)));
    BookingDesk.done(futures.get(0).get());
    BookingDesk.done(futures.get(1).get());
    assertThatThrownBy(futures.get(2)::get)
        .hasCauseInstanceOf(IdempotencyRecords.DuplicateKeyException.class);
    assertThat(desk.left(TUESDAY, 9, 0)).isEqualTo(5);
  }

  private BookVisit.Wanted at() {
    return desk.at(TUESDAY, 9, 0);
  }

  private static Optional<KeyedAnswer<Booking>> keyed(Caller.Resident who) {
    return Optional.of(
        new KeyedAnswer<>(
            new IdempotencyRecords.Key(who.actorId(), "POST /api/v1/appointments", "key"),
            booking ->
                new IdempotencyRecords.Answer(
                    "ab".repeat(32),
                    201,
                    "",
                    "",
                    "text/plain",
                    BookingDesk.done(booking).appointment().number().value())));
  }

  @Test
  void whereNotAllFitInEachIsAnsweredForThemselves() throws Exception {
    for (int i = 0; i < 6; i++) {
      desk.booked(TUESDAY, 9, 0);
    }
    var answers = answers(meanwhile(people(9)));
    assertThat(answers).filteredOn(Booking.Done.class::isInstance).hasSize(2);
    assertThat(answers).filteredOn(Booking.Full.class::isInstance).hasSize(7);
    assertThat(desk.left(TUESDAY, 9, 0)).isZero();
  }

  @Test
  void oneOfThemWhoMayNotIsTheOnlyOneToBeRefused() throws Exception {
    var who = resident();
    BookingDesk.done(desk.booking.hold(who, desk.at(TUESDAY, 9, 0)));
    gate.begun.set(0);
    var answers = answers(meanwhile(List.of(resident(), resident(), who)));
    assertThat(gate.begun).hasValue(2);
    assertThat(answers.subList(0, 2)).allMatch(Booking.Done.class::isInstance);
    assertThat(answers.getLast()).isInstanceOf(Booking.NotAllowed.class);
  }

  @Test
  void onePersonTwiceGetsOne() throws Exception {
    var who = resident();
    var answers = answers(meanwhile(List.of(resident(), who, who)));
    // The first, the shared one, and the one of who has to see what that did.
    assertThat(gate.begun).hasValue(3);
    assertThat(answers.subList(0, 2)).allMatch(Booking.Done.class::isInstance);
    assertThat(answers.getLast()).isInstanceOf(Booking.NotAllowed.class);
    assertThat(desk.left(TUESDAY, 9, 0)).isEqualTo(6);
  }

  @Test
  void nobodyTriesAgainWhereNobodyKnowsWhetherItWasDone() throws Exception {
    gate.away = true;
    var futures = meanwhile(people(5));
    BookingDesk.done(futures.getFirst().get());
    for (var future : futures.subList(1, 5)) {
      assertThatThrownBy(future::get).hasCauseInstanceOf(UnavailableException.class);
    }
    assertThat(gate.begun).hasValue(2);
    gate.away = false;
    assertThat(desk.left(TUESDAY, 9, 0)).isEqualTo(3);
  }
}
