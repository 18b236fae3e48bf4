package org.tongban.application.appointment;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tongban.application.appointment.Plans.Planned;
import org.tongban.application.transaction.RecurringWork;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.appointment.Appointment;
import org.tongban.domain.appointment.AppointmentId;
import org.tongban.domain.appointment.AppointmentState;
import org.tongban.domain.casework.StepContext;

/**
 * Does for appointments what follows from time alone: holds and offers that ran out end, places
 * that cooled down return, who did not come is noted. Nobody depends on it for a free place: who
 * wants one looks for what has lapsed by themselves.
 */
@Singleton
public final class EndVisits implements RecurringWork {
  private static final int PORTION = 200;

  private final Transactions transactions;
  private final AppointmentStore appointments;
  private final WaitingList waiting;
  private final Plans plans;
  private final VisitPlaces places;

  @Inject
  public EndVisits(
      Transactions transactions,
      AppointmentStore appointments,
      WaitingList waiting,
      Plans plans,
      VisitPlaces places) {
    this.transactions = transactions;
    this.appointments = appointments;
    this.waiting = waiting;
    this.plans = plans;
    this.places = places;
  }

  @Override
  public String name() {
    return "end-visits";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(10);
  }

  @Override
  public void run() {
    var failures = new IllegalStateException("Some appointments could not be ended");
    each(
        transactions.reading(() -> appointments.ranOut(places.now(), PORTION)),
        places::runOut,
        failures);
    each(
        transactions
            .reading(() -> appointments.cooled(Optional.empty(), Optional.empty(), places.now()))
            .stream()
            .limit(PORTION)
            .toList(),
        places::returnCooled,
        failures);
    var today = LocalDate.ofInstant(places.now(), StepContext.ZONE);
    each(transactions.reading(() -> appointments.over(today, PORTION)), this::over, failures);
    transactions.run(() -> waiting.removeBefore(today));
    if (failures.getSuppressed().length > 0) {
      throw failures;
    }
  }

  /** Each for itself: what goes wrong with one keeps no other from its end. */
  private <T> void each(List<T> all, Consumer<T> end, RuntimeException failures) {
    for (var one : all) {
      try {
        transactions.run(() -> end.accept(one));
      } catch (StaleVersionException e) {
        // Somebody acted at the same moment; the next run looks again.
      } catch (RuntimeException e) {
        failures.addSuppressed(e);
      }
    }
  }

  private void over(AppointmentId id) {
    appointments
        .find(id)
        .ifPresent(
            kept -> {
              if (ended(kept.appointment()) instanceof Appointment.Change.Moved(var next)
                  && !next.equals(kept.appointment())) {
                appointments.change(kept, next, Optional.empty());
              }
            });
  }

  private Appointment.Change ended(Appointment appointment) {
    var checkIn =
        plans
            .find(appointment.visit().group())
            .flatMap(Planned::plan)
            .map(plan -> plan.terms().checkIn())
            .orElse(false);
    return switch (appointment.state()) {
      case AppointmentState.Booked _ when checkIn -> appointment.miss(places.now());
      case AppointmentState.Booked _ ->
          // Where nobody checks in, nobody knows who did not come.
          appointment.arrive(places.now()) instanceof Appointment.Change.Moved(var there)
              ? there.serve(places.now())
              : new Appointment.Change.NotPossible(appointment.state());
      case AppointmentState.Arrived _ -> appointment.serve(places.now());
      case AppointmentState.Held _,
          AppointmentState.Offered _,
          AppointmentState.Served _,
          AppointmentState.Missed _,
          AppointmentState.Cancelled _ ->
          new Appointment.Change.NotPossible(appointment.state());
    };
  }
}
