package org.tongban.application.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.application.appointment.BookingDesk.ITEM;
import static org.tongban.application.appointment.BookingDesk.MONDAY;
import static org.tongban.application.appointment.BookingDesk.done;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongban.application.appointment.AppointmentStore.Kept;
import org.tongban.application.calendar.SettableClock;
import org.tongban.application.identity.Caller;
import org.tongban.application.notification.NoticeTexts;
import org.tongban.application.notification.SendMessage;
import org.tongban.application.notification.SmsGateway;
import org.tongban.application.person.InMemorySubjects;
import org.tongban.application.person.Synthetic;
import org.tongban.application.transaction.EffectHandler;
import org.tongban.application.transaction.InMemoryOutbox;
import org.tongban.application.transaction.InMemoryTransactions;

class RemindersTest {
  private static final LocalDate THURSDAY = MONDAY.plusDays(3);

  private final List<SmsGateway.Message> sent = new ArrayList<>();
  private final SettableClock clock = new SettableClock(Instant.EPOCH);
  private final BookingDesk desk = new BookingDesk(BookingDesk.Stores.inMemory(), clock);
  private final InMemoryTransactions transactions =
      (InMemoryTransactions) desk.stores.transactions();
  private final InMemorySubjects subjects = new InMemorySubjects(transactions);
  private final InMemoryOutbox outbox = new InMemoryOutbox(transactions);
  private final PlanReminders plan =
      new PlanReminders(transactions, desk.stores.appointments(), desk.places, outbox);
  private final SendReminder sender =
      new SendReminder(
          transactions,
          desk.stores.appointments(),
          desk.telling,
          new NoticeTexts(),
          new SendMessage(new Gateway(), transactions, subjects),
          clock);
  private Caller.Resident visitor;

  /** Takes everything. */
  private final class Gateway implements SmsGateway {
    @Override
    public Result send(Message message) {
      sent.add(message);
      return new Result.Sent();
    }

    @Override
    public boolean configured() {
      return true;
    }
  }

  @BeforeEach
  void register() {
    var person = Synthetic.person();
    transactions.run(() -> subjects.add(person));
    visitor = new Caller.Resident(person.id(), 2);
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
}
