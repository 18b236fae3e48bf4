package org.tongban.application.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.application.appointment.BookingDesk.ITEM;
import static org.tongban.application.appointment.BookingDesk.MONDAY;
import static org.tongban.application.appointment.BookingDesk.done;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongban.application.appointment.AppointmentStore.Kept;
import org.tongban.application.calendar.SettableClock;
import org.tongban.application.identity.Caller;
import org.tongban.application.notification.NoticeDesk;
import org.tongban.application.notification.NoticeTexts;
import org.tongban.application.notification.SmsGateway;
import org.tongban.application.person.InMemorySubjects;
import org.tongban.application.person.Synthetic;
import org.tongban.application.transaction.EffectHandler;
import org.tongban.application.transaction.InMemoryOutbox;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Outbox;

/** What holds for reminders, wherever appointments are kept; what is sent is kept in memory. */
public abstract class RemindersContract {
  private static final LocalDate THURSDAY = MONDAY.plusDays(3);

  private BookingDesk desk;
  private SettableClock clock;
  private InMemoryOutbox outbox;
  private NoticeDesk telling;
  private List<SmsGateway.Message> sent;
  private PlanReminders plan;
  private SendReminder sender;
  private Caller.Resident visitor;

  /** The desk upon the stores. */
  protected abstract BookingDesk newDesk();

  @BeforeEach
  void open() {
    desk = newDesk();
    clock = desk.clock;
    forgetOthers();
    var memory = new InMemoryTransactions();
    var subjects = new InMemorySubjects(memory);
    outbox = new InMemoryOutbox(memory);
    telling = new NoticeDesk(clock, NoticeDesk.RULES, memory, subjects);
    sent = telling.sms.sent;
    plan = plan(outbox);
    var transactions = desk.stores.transactions();
    var appointments = desk.stores.appointments();
    sender =
        new SendReminder(
            transactions, appointments, desk.telling, new NoticeTexts(), telling.sender(), clock);
    telling.checks.add(new VisitStillAhead(transactions, appointments, clock));
    var person = Synthetic.person();
    memory.run(() -> subjects.add(person));
    visitor = new Caller.Resident(person.id(), 2);
  }

  private PlanReminders plan(Outbox effects) {
    return new PlanReminders(
        desk.stores.transactions(), desk.stores.appointments(), desk.places, effects);
  }

  /** Other tests may have left reminders in the same database. */
  private void forgetOthers() {
    var now = clock.instant();
    clock.set(now.plus(Duration.ofDays(60)));
    plan(new InMemoryOutbox(new InMemoryTransactions())).run();
    clock.set(now);
  }

  private Kept booked() {
    return done(desk.booking.hold(visitor, desk.wanted(THURSDAY, 9, 0, ITEM, 1, true)));
  }

  private void evening() {
    clock.set(THURSDAY.minusDays(1).atTime(18, 0).toInstant(ZoneOffset.ofHours(8)));
  }

  /** Carries out what is in the outbox, again and again as far as it knows. */
  private void carryOut() {
    plan.run();
    plan.run();
    for (var effect : outbox.effects()) {
      assertThat(sender.handle(effect)).isEqualTo(new EffectHandler.Result.Done());
    }
  }

  @Test
  void remindsOnceTheEveningBefore() {
    var booked = booked();
    carryOut();
    assertThat(sent).isEmpty();
    evening();
    carryOut();
    assertThat(outbox.effects()).hasSize(1);
    assertThat(sent).hasSize(1);
    assertThat(sent.getFirst().text())
        .contains("3月5日 09:00", booked.appointment().number().display());
  }

  @Test
  void neverRemindsWhoCancelled() {
    var booked = booked();
    desk.booking.cancel(visitor, booked.appointment().id());
    evening();
    carryOut();
    assertThat(outbox.effects()).isEmpty();
    assertThat(sent).isEmpty();
  }

  @Test
  void neverRemindsWhoCancelledAfterItWasDue() {
    var booked = booked();
    evening();
    plan.run();
    assertThat(outbox.effects()).hasSize(1);
    desk.booking.cancel(visitor, booked.appointment().id());
    carryOut();
    assertThat(sent).isEmpty();
  }

  @Test
  void remindsOfTheNewTimeAlone() {
    var booked = booked();
    evening();
    plan.run();
    desk.booking.reschedule(
        visitor, booked.appointment().id(), THURSDAY.plusDays(1), LocalTime.of(9, 0));
    carryOut();
    assertThat(sent).isEmpty();
    clock.advance(Duration.ofDays(1));
    carryOut();
    assertThat(sent).hasSize(1);
    assertThat(sent.getFirst().text()).contains("3月6日 09:00");
  }

  @Test
  void doesNotRemindOfWhatHasBegun() {
    booked();
    evening();
    plan.run();
    clock.advance(Duration.ofHours(15));
    carryOut();
    assertThat(sent).isEmpty();
  }

  /** Until ten they may be disturbed; from then on a reminder waits for the morning. */
  private void night() {
    clock.set(THURSDAY.minusDays(1).atTime(23, 0).toInstant(ZoneOffset.ofHours(8)));
  }

  private void morning() {
    clock.set(THURSDAY.atTime(8, 0).toInstant(ZoneOffset.ofHours(8)));
    telling.later().run();
  }

  @Test
  void aReminderThatComesAtNightWaitsForTheMorning() {
    booked();
    night();
    carryOut();
    assertThat(sent).isEmpty();
    morning();
    assertThat(sent).hasSize(1);
  }

  @Test
  void neverRemindsWhoCancelledWhileTheReminderWaited() {
    var booked = booked();
    night();
    carryOut();
    desk.booking.cancel(visitor, booked.appointment().id());
    morning();
    assertThat(sent).isEmpty();
  }

  @Test
  void neverRemindsOfTheOldTimeWhileTheReminderWaited() {
    var booked = booked();
    night();
    carryOut();
    desk.booking.reschedule(
        visitor, booked.appointment().id(), THURSDAY.plusDays(1), LocalTime.of(9, 0));
    morning();
    assertThat(sent).isEmpty();
  }
}
