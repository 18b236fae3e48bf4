package org.tongban.application.appointment;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.appointment.AppointmentStore.Kept;
import org.tongban.application.notification.Notices;
import org.tongban.application.notification.StillTrue;
import org.tongban.application.notification.Telling;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.appointment.Appointment;
import org.tongban.domain.appointment.AppointmentId;
import org.tongban.domain.appointment.AppointmentState;

/**
 * Nobody is reminded of a visit that was cancelled, moved or has begun, or offered a place that is
 * gone, because the notice had to wait for the morning.
 */
@Singleton
public final class VisitStillAhead implements StillTrue {
  private final Transactions transactions;
  private final AppointmentStore appointments;
  private final Clock clock;

  @Inject
  public VisitStillAhead(Transactions transactions, AppointmentStore appointments, Clock clock) {
    this.transactions = transactions;
    this.appointments = appointments;
    this.clock = clock;
  }

  @Override
  public boolean concerns(Notices.Kind kind) {
    return kind == Notices.Kind.APPOINTMENT_REMINDER || kind == Notices.Kind.PLACE_OFFERED;
  }

  @Override
  public boolean holds(Telling telling) {
    return Optional.ofNullable(telling.words().get(Notices.ABOUT))
        .map(id -> new AppointmentId(UUID.fromString(id)))
        .flatMap(id -> transactions.reading(() -> appointments.find(id)))
        .map(Kept::appointment)
        .filter(appointment -> isSameVisit(appointment, telling))
        .filter(appointment -> isOpen(appointment, telling.kind()))
        .isPresent();
  }

  private boolean isSameVisit(Appointment appointment, Telling telling) {
    var time = appointment.visit().time();
    return VisitNotices.when(time).equals(telling.words().get(Notices.WHEN))
        && clock.instant().isBefore(time.begin());
  }

  private boolean isOpen(Appointment appointment, Notices.Kind kind) {
    return kind == Notices.Kind.PLACE_OFFERED
        ? appointment.state() instanceof AppointmentState.Offered(var until)
            && clock.instant().isBefore(until)
        : appointment.state() instanceof AppointmentState.Booked;
  }
}
