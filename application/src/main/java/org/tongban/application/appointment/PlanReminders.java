package org.tongban.application.appointment;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.transaction.Outbox;
import org.tongban.application.transaction.RecurringWork;
import org.tongban.application.transaction.Transactions;

/** Has visitors reminded when it is time: each once for each time of their visit. */
@Singleton
public final class PlanReminders implements RecurringWork {
  private static final int PORTION = 200;

  private final Transactions transactions;
  private final AppointmentStore appointments;
  private final VisitPlaces places;
  private final Outbox outbox;

  @Inject
  public PlanReminders(
      Transactions transactions, AppointmentStore appointments, VisitPlaces places, Outbox outbox) {
    this.transactions = transactions;
    this.appointments = appointments;
    this.places = places;
    this.outbox = outbox;
  }

  @Override
  public String name() {
    return "appointment-reminders";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(30);
  }

  @Override
  public void run() {
    int handled;
    do {
      handled = transactions.inTransaction(this::portion);
    } while (handled == PORTION);
  }

  private int portion() {
    var due = appointments.toRemind(places.now(), PORTION);
    for (var id : due) {
      appointments.reminded(id);
      appointments
          .find(id)
          .ifPresent(
              kept -> {
                var time = kept.appointment().visit().time();
                outbox.add(
                    new Outbox.Effect(
                        SendReminder.KIND,
                        id + "/" + time.date() + "/" + time.from(),
                        Optional.empty(),
                        Map.of(
                            SendReminder.APPOINTMENT, id.toString(),
                            SendReminder.DATE, time.date().toString(),
                            SendReminder.FROM, time.from().toString())));
              });
    }
    return due.size();
  }
}
