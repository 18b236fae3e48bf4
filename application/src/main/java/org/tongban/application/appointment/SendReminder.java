package org.tongban.application.appointment;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.appointment.AppointmentStore.Kept;
import org.tongban.application.notification.NoticeTexts;
import org.tongban.application.notification.Notices;
import org.tongban.application.notification.SendMessage;
import org.tongban.application.notification.Telling;
import org.tongban.application.transaction.EffectHandler;
import org.tongban.application.transaction.Outbox;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.appointment.Appointment;
import org.tongban.domain.appointment.AppointmentId;
import org.tongban.domain.appointment.AppointmentState;

/**
 * Sends the effects of kind {@value #KIND}, after a last look at the appointment: who cancelled,
 * moved or came meanwhile, or whose visit has begun, is not reminded. Where the reminder has to
 * wait for the morning, {@link VisitStillAhead} looks once more.
 */
@Singleton
public final class SendReminder implements EffectHandler {
  /** The kind of effect. */
  public static final String KIND = "visit-reminder";

  static final String APPOINTMENT = "appointment";
  static final String DATE = "date";
  static final String FROM = "from";

  private final Transactions transactions;
  private final AppointmentStore appointments;
  private final VisitNotices notices;
  private final NoticeTexts texts;
  private final SendMessage messages;
  private final Clock clock;

  @Inject
  public SendReminder(
      Transactions transactions,
      AppointmentStore appointments,
      VisitNotices notices,
      NoticeTexts texts,
      SendMessage messages,
      Clock clock) {
    this.transactions = transactions;
    this.appointments = appointments;
    this.notices = notices;
    this.texts = texts;
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Result handle(Outbox.Effect effect) {
    var id = new AppointmentId(UUID.fromString(effect.payload().get(APPOINTMENT)));
    return transactions
        .reading(() -> appointments.find(id))
        .map(Kept::appointment)
        .filter(appointment -> stillDue(appointment, effect))
        .map(appointment -> send(appointment, effect))
        .orElseGet(Result.Done::new);
  }

  private boolean stillDue(Appointment appointment, Outbox.Effect effect) {
    var time = appointment.visit().time();
    return appointment.state() instanceof AppointmentState.Booked
        && time.date().toString().equals(effect.payload().get(DATE))
        && time.from().toString().equals(effect.payload().get(FROM))
        && clock.instant().isBefore(time.begin());
  }

  private Result send(Appointment appointment, Outbox.Effect effect) {
    return messages.handle(
        new Telling(
                KIND + "/" + effect.reference(),
                appointment.person(),
                Optional.empty(),
                false,
                Notices.Kind.APPOINTMENT_REMINDER,
                texts.chosen(
                    Notices.Kind.APPOINTMENT_REMINDER, notices.words(appointment, Map.of())))
            .effect());
  }
}
