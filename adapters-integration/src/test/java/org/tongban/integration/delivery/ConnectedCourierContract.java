package org.tongban.integration.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.tongban.application.calendar.SettableClock;
import org.tongban.application.delivery.Courier;
import org.tongban.application.delivery.CourierContract;
import org.tongban.application.delivery.CourierPushes;
import org.tongban.application.delivery.CourierPushes.Verdict;
import org.tongban.application.delivery.Couriers;
import org.tongban.application.delivery.MailRoomFixture;
import org.tongban.application.delivery.ReceivePushes;
import org.tongban.application.delivery.ReceivePushes.Reception;
import org.tongban.application.delivery.ReceivePushesService;
import org.tongban.application.delivery.SampleDispatches;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.DispatchState;
import org.tongban.domain.delivery.ParcelEvent;
import org.tongban.domain.delivery.Recipient;
import org.tongban.domain.delivery.Waybill;
import org.tongban.integration.delivery.CourierServer.Event;
import org.tongban.integration.delivery.CourierServer.Fault;

/** What holds for every courier behind a network, whatever its protocol. */
abstract class ConnectedCourierContract extends CourierContract {
  static final Instant NOW = Instant.parse("2026-11-26T02:00:00Z");

  @TempDir private Path data;
  final SettableClock clock = new SettableClock(NOW);
  ApplicationContext context;

  abstract CourierServer server();

  abstract ApplicationContext start(Path folder);

  /** A push, as the courier sends it {@code secondsAgo}. */
  abstract ReceivePushes.Push push(
      String secret, CourierServer.Order order, Event event, int secondsAgo);

  /** What the courier calls that a parcel was picked up, is brought, was signed for. */
  abstract List<Event> life();

  abstract Event unreachable();

  abstract Event goesBack();

  /** What must never be seen in a log. */
  abstract List<String> secrets();

  @BeforeEach
  void connect() {
    context = start(data);
    // The first call of all takes longer than the tests are ready to wait for a hanging server.
    for (int tries = 0;
        tries < 20 && courier().find(parcel.reference()) instanceof Courier.Found.Unknown;
        tries++) {
      server().forgive();
    }
    server().received.clear();
  }

  @AfterEach
  void disconnect() {
    context.close();
    server().close();
  }

  @Override
  protected Courier courier() {
    return context
        .getBean(Couriers.class)
        .choose(SampleDispatches.SENDER, SampleDispatches.RECIPIENT.region());
  }

  private CourierPushes pushes() {
    return context.getBean(CourierPushes.class);
  }

  final Courier.Parcel parcel = parcel(SampleDispatches.RECIPIENT);

  static Courier.Parcel parcel(Recipient to) {
    return new Courier.Parcel(new DispatchId(SampleDispatches.id()), SampleDispatches.SENDER, to);
  }

  private Waybill booked() {
    return ((Courier.Booking.Booked) courier().book(parcel)).waybill();
  }

  private Courier.Shipment shipment(Waybill waybill) {
    return new Courier.Shipment(parcel.reference(), waybill, parcel.recipient().phone());
  }

  @Test
  void givesTheSortingCodeForTheLabel() {
    assertThat(((Courier.Booking.Booked) courier().book(parcel)).sorting()).isPresent();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  @Tag("I4")
  void saysThatItDoesNotKnowWhateverGoesWrong(Fault fault) {
    var hangs = fault == Fault.ACCEPTS_THEN_HANGS || fault == Fault.TIMES_OUT_BEFORE;
    server().next(fault, fault, fault, fault);
    assertThat(courier().book(parcel)).isInstanceOf(Courier.Booking.Unknown.class);
    if (hangs) {
      assertThat(server().received).hasSize(1);
      return;
    }
    assertThat(courier().find(parcel.reference())).isInstanceOf(Courier.Found.Unknown.class);
    assertThat(courier().track(shipment(SampleDispatches.waybill())))
        .isInstanceOf(Courier.Tracking.Unknown.class);
    assertThat(courier().cancel(parcel.reference(), SampleDispatches.waybill()))
        .isInstanceOf(Courier.Cancellation.Unknown.class);
    assertThat(server().received).hasSize(4);
  }

  @Test
  void saysThatItDoesNotKnowWhenNobodyIsThere() {
    server().close();
    assertThat(courier().book(parcel)).isInstanceOf(Courier.Booking.Unknown.class);
  }

  @Test
  void isTooLateOnceTheCourierHasIt() {
    var waybill = booked();
    server().find(parcel.reference().toString()).orElseThrow().pickedUp = true;
    assertThat(courier().cancel(parcel.reference(), waybill))
        .isEqualTo(new Courier.Cancellation.TooLate());
  }

  @Test
  void tracksAParcelThroughItsLife() {
    var waybill = booked();
    server().happens(waybill.number(), life().toArray(Event[]::new));
    assertThat(((Courier.Tracking.Events) courier().track(shipment(waybill))).events())
        .extracting(ParcelEvent::kind)
        .containsExactly(
            ParcelEvent.Kind.PICKED_UP,
            ParcelEvent.Kind.IN_TRANSIT,
            ParcelEvent.Kind.OUT_FOR_DELIVERY,
            ParcelEvent.Kind.SIGNED);
    server().events.clear();
    server().happens(waybill.number(), unreachable(), goesBack());
    assertThat(((Courier.Tracking.Events) courier().track(shipment(waybill))).events())
        .extracting(ParcelEvent::kind)
        .containsExactly(ParcelEvent.Kind.PROBLEM, ParcelEvent.Kind.RETURNING);
  }

  @Test
  void anEventIsTheSamePushedAndPolled() {
    var waybill = booked();
    var order = server().find(parcel.reference().toString()).orElseThrow();
    var event = life().getLast();
    server().happens(waybill.number(), event);
    var polled = ((Courier.Tracking.Events) courier().track(shipment(waybill))).events();
    var genuine = (Verdict.Genuine) pushes().check(push(Connected.SECRET, order, event, 1), NOW);
    var report = pushes().read(genuine.content()).getFirst();
    assertThat(report.events()).isEqualTo(polled);
    assertThat(report.reference()).contains(parcel.reference());
    assertThat(report.waybill()).isEqualTo(waybill);
  }

  @Test
  void takesWhatIsSignedAndInTimeAlone() {
    booked();
    var order = server().find(parcel.reference().toString()).orElseThrow();
    var event = life().getFirst();
    var good = push(Connected.SECRET, order, event, 10);
    assertThat(pushes().check(good, NOW)).isInstanceOf(Verdict.Genuine.class);
    assertThat(pushes().check(push("wrong", order, event, 10), NOW))
        .isEqualTo(new Verdict.Forged());
    assertThat(pushes().check(push("", order, event, 10), NOW)).isEqualTo(new Verdict.Forged());
    assertThat(pushes().check(push(Connected.SECRET, order, event, 3601), NOW))
        .isEqualTo(new Verdict.Stale());
    assertThat(pushes().check(push(Connected.SECRET, order, event, -301), NOW))
        .isEqualTo(new Verdict.Stale());
    for (int at = 0; at < good.body().length(); at += 7) {
      var altered = new StringBuilder(good.body());
      altered.setCharAt(at, altered.charAt(at) == 'A' ? 'B' : 'A');
      var verdict =
          pushes()
              .check(
                  new ReceivePushes.Push(
                      good.channel(), good.secret(), good.form(), altered.toString()),
                  NOW);
      // What is not signed may be altered: the envelope, which says nothing of parcels.
      if (verdict instanceof Verdict.Genuine(_, var content, _)) {
        assertThat(content).isEqualTo(((Verdict.Genuine) pushes().check(good, NOW)).content());
      }
    }
    for (var rubbish : List.of("", "{", "[]", "{}", "null", "x=y", "%%%", "{\"a\":1,\"a\":2}")) {
      for (var form : List.of(true, false)) {
        assertThat(
                pushes()
                    .check(
                        new ReceivePushes.Push(good.channel(), Connected.SECRET, form, rubbish),
                        NOW))
            .isEqualTo(new Verdict.Forged());
      }
    }
  }

  @Test
  void aRepeatIsKnownByItsContent() {
    booked();
    var order = server().find(parcel.reference().toString()).orElseThrow();
    var event = life().getFirst();
    var first = (Verdict.Genuine) pushes().check(push(Connected.SECRET, order, event, 10), NOW);
    var again = (Verdict.Genuine) pushes().check(push(Connected.SECRET, order, event, 2), NOW);
    assertThat(again.key()).isEqualTo(first.key());
    var other =
        (Verdict.Genuine) pushes().check(push(Connected.SECRET, order, life().getLast(), 2), NOW);
    assertThat(other.key()).isNotEqualTo(first.key());
  }

  private MailRoomFixture room() {
    return new MailRoomFixture(clock, courier(), List.of(pushes()));
  }

  private void isBookedOnce(MailRoomFixture room, DispatchId id) {
    assertThat(server().parcels(id.toString())).isEqualTo(1);
    assertThat(room.dispatch(id).state()).isEqualTo(DispatchState.BOOKED);
    assertThat(room.dispatch(id).bookedUnder().orElseThrow().number())
        .isEqualTo(server().find(id.toString()).orElseThrow().waybill);
    assertThat(room.outbox.needPerson).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  @Tag("I4")
  void oneWaybillWhateverBecomesOfTheBooking(Fault fault) {
    var room = room();
    var id = room.prepared();
    server().next(fault);
    room.runEffects();
    isBookedOnce(room, id);
  }

  @ParameterizedTest
  @EnumSource(names = {"ACCEPTS_THEN_500", "TIMES_OUT_BEFORE", "ACCEPTS_THEN_CUTS"})
  @Tag("I4")
  void oneWaybillThoughTheQueryFailsToo(Fault fault) {
    var room = room();
    var id = room.prepared();
    server().next(fault, Fault.ACCEPTS_THEN_GIBBERISH, Fault.ACCEPTS_THEN_500);
    room.runEffects();
    isBookedOnce(room, id);
  }

  /** Before and after each read, each write and each request. */
  @ParameterizedTest
  @EnumSource(names = {"NONE", "ACCEPTS_THEN_500", "ACCEPTS_THEN_CUTS"})
  @Tag("I4")
  void oneWaybillThoughTheProcessIsKilledAtAnyStep(Fault fault) {
    int step = 0;
    int steps;
    do {
      var room = room();
      var id = room.prepared();
      room.mortal.dieAt(step);
      server().next(fault);
      room.runEffects();
      server().forgive();
      steps = room.mortal.steps();
      room.mortal.dieAt(-1);
      isBookedOnce(room, id);
      step++;
    } while (step < steps);
    assertThat(step).isGreaterThan(8);
  }

  private Reception sent(MailRoomFixture room, ReceivePushes.Push push) {
    return new ReceivePushesService(List.of(pushes()), room.transactions, room.outbox, clock)
        .receive(push);
  }

  @ParameterizedTest
  @ValueSource(strings = {"once", "twice", "backwards", "with gaps"})
  @Tag("I4")
  void endsSignedHoweverPushesCome(String how) {
    var room = room();
    var id = room.prepared();
    room.runEffects();
    var order = server().find(id.toString()).orElseThrow();
    var life =
        switch (how) {
          case "twice" -> Stream.concat(life().stream(), life().stream()).toList();
          case "backwards" -> life().reversed();
          case "with gaps" -> List.of(life().getLast());
          default -> life();
        };
    for (var event : life) {
      assertThat(sent(room, push(Connected.SECRET, order, event, 1)))
          .isInstanceOf(Reception.Accepted.class);
    }
    room.runEffects();
    assertThat(room.dispatch(id).state()).isEqualTo(DispatchState.SIGNED);
    assertThat(room.store.find(id).orElseThrow().events())
        .hasSize(how.equals("with gaps") ? 1 : life().size());
    assertThat(room.cases.words).containsExactly("dispatched", "delivered 2026-11-26");
    assertThat(server().parcels(id.toString())).isEqualTo(1);
  }

  @Test
  @Tag("I4")
  void nothingHappensByForgedAndOldPushes() {
    var room = room();
    var id = room.prepared();
    room.runEffects();
    var order = server().find(id.toString()).orElseThrow();
    var signed = life().getLast();
    assertThat(sent(room, push("guessed", order, signed, 1))).isEqualTo(new Reception.Forged());
    assertThat(sent(room, push(Connected.SECRET, order, signed, 4000)))
        .isEqualTo(new Reception.Stale());
    assertThat(room.outbox.waiting).isEmpty();
    // A true one, sent again under a new time by who listened, changes nothing a second time.
    sent(room, push(Connected.SECRET, order, signed, 2));
    room.runEffects();
    sent(room, push(Connected.SECRET, order, signed, 1));
    room.runEffects();
    assertThat(room.cases.words).containsExactly("dispatched", "delivered 2026-11-26");
  }

  @Test
  @Tag("I4")
  void thePushTellsWhatTheAnswerDidNot() {
    var room = room();
    var id = room.prepared();
    server().next(Fault.ACCEPTS_THEN_500);
    room.handlers.getFirst().handle(room.outbox.waiting.values().iterator().next());
    assertThat(room.dispatch(id).state()).isEqualTo(DispatchState.ASKED);
    var order = server().find(id.toString()).orElseThrow();
    sent(room, push(Connected.SECRET, order, life().getFirst(), 1));
    room.runEffects();
    assertThat(room.dispatch(id).state()).isEqualTo(DispatchState.UNDER_WAY);
    assertThat(room.dispatch(id).bookedUnder().orElseThrow().number()).isEqualTo(order.waybill);
    assertThat(server().parcels(id.toString())).isEqualTo(1);
  }

  @Test
  @Tag("I4")
  void theRightStateThoughTheProcessIsKilledWhileItTakesAPush() {
    int step = 0;
    int steps;
    do {
      var room = room();
      var id = room.prepared();
      room.runEffects();
      var order = server().find(id.toString()).orElseThrow();
      sent(room, push(Connected.SECRET, order, life().getLast(), 1));
      room.mortal.dieAt(step);
      room.runEffects();
      steps = room.mortal.steps();
      room.mortal.dieAt(-1);
      assertThat(room.dispatch(id).state()).isEqualTo(DispatchState.SIGNED);
      step++;
    } while (step < steps);
  }

  @Test
  @Tag("I4")
  void pollingFindsWhatNoPushTold() {
    var room = room();
    var id = room.prepared();
    room.runEffects();
    server()
        .happens(server().find(id.toString()).orElseThrow().waybill, life().toArray(Event[]::new));
    clock.advance(Duration.ofHours(1));
    server().next(Fault.ACCEPTS_THEN_500);
    room.tracking.run();
    assertThat(room.dispatch(id).state()).isEqualTo(DispatchState.BOOKED);
    clock.advance(Duration.ofMinutes(11));
    room.tracking.run();
    assertThat(room.dispatch(id).state()).isEqualTo(DispatchState.SIGNED);
  }

  @Test
  @Tag("I10")
  void logsNeitherSecretsNorPeople() {
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    var before = root.getLevel();
    var seen = new ListAppender<ILoggingEvent>();
    seen.start();
    root.addAppender(seen);
    root.setLevel(Level.DEBUG);
    try {
      server().next(Fault.NONE, Fault.ACCEPTS_THEN_500, Fault.ACCEPTS_THEN_GIBBERISH);
      var waybill = booked();
      courier().find(parcel.reference());
      courier().track(shipment(waybill));
      courier().cancel(parcel.reference(), waybill);
      pushes().check(push("wrong", server().make("x", "9999"), life().getFirst(), 1), NOW);
    } finally {
      root.setLevel(before);
      root.detachAppender(seen);
    }
    var words =
        seen.list.stream()
            .map(event -> event.getFormattedMessage() + event.getThrowableProxy())
            .toList()
            .toString();
    assertThat(words)
        .doesNotContain(secrets().toArray(String[]::new))
        .doesNotContain("测平安", "15400000001", "测试路1号", Connected.SECRET);
    assertThat(context.getBean(Couriers.class).toString())
        .doesNotContain(secrets().toArray(String[]::new));
  }
}
