package org.tongban.application.appointment;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tongban.application.appointment.AppointmentStore.Kept;
import org.tongban.application.notification.Notices;
import org.tongban.application.queue.ReleaseTickets;
import org.tongban.domain.appointment.Appointment;
import org.tongban.domain.appointment.AppointmentId;
import org.tongban.domain.appointment.AppointmentNumber;
import org.tongban.domain.appointment.AppointmentState;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.StepContext;
import org.tongban.domain.place.UnitCode;

/** Notes what becomes of appointments, as the queue and the cases tell it. */
@Singleton
public final class ArrivalService implements Arrivals, CaseVisits {
  private final AppointmentStore appointments;
  private final VisitPlaces places;
  private final VisitNotices notices;
  private final ReleaseTickets tickets;

  @Inject
  public ArrivalService(
      AppointmentStore appointments,
      VisitPlaces places,
      VisitNotices notices,
      ReleaseTickets tickets) {
    this.appointments = appointments;
    this.places = places;
    this.notices = notices;
    this.tickets = tickets;
  }

  @Override
  public Arrival arrive(UnitCode place, AppointmentNumber number, Optional<Duration> ahead) {
    return appointments
        .find(number)
        .filter(kept -> kept.appointment().visit().group().place().equals(place))
        .map(kept -> arrived(kept, ahead))
        .orElseGet(Arrival.Unknown::new);
  }

  private Arrival arrived(Kept kept, Optional<Duration> ahead) {
    var appointment = kept.appointment();
    if (!(appointment.arrive(places.now()) instanceof Appointment.Change.Moved(var next))) {
      return new Arrival.NotExpected(appointment);
    }
    var today = LocalDate.ofInstant(places.now(), StepContext.ZONE);
    if (!appointment.visit().time().date().equals(today)) {
      return new Arrival.AnotherDay(appointment);
    }
    if (next.equals(appointment)) {
      return new Arrival.Arrived(appointment);
    }
    var from = ahead.map(appointment.visit().time().begin()::minus);
    if (from.filter(places.now()::isBefore).isPresent()) {
      return new Arrival.TooEarly(appointment, from.get());
    }
    return new Arrival.Arrived(appointments.change(kept, next, Optional.empty()).appointment());
  }

  @Override
  public Optional<Appointment> served(AppointmentId id) {
    return changed(id, appointment -> appointment.serve(places.now()));
  }

  @Override
  public Optional<Appointment> missed(AppointmentId id) {
    return changed(id, appointment -> appointment.miss(places.now()));
  }

  private Optional<Appointment> changed(
      AppointmentId id, Function<Appointment, Appointment.Change> change) {
    return appointments
        .find(id)
        .flatMap(
            kept ->
                change.apply(kept.appointment()) instanceof Appointment.Change.Moved(var next)
                    ? Optional.of(
                        next.equals(kept.appointment())
                            ? next
                            : appointments.change(kept, next, Optional.empty()).appointment())
                    : Optional.empty());
  }

  @Override
  public void ended(CaseId id) {
    for (var kept : appointments.open(id)) {
      var appointment = kept.appointment();
      if (appointment.state() instanceof AppointmentState.Arrived) {
        // They are there already, and need not wait any longer.
        tickets.ofAppointment(appointment.id());
        continue;
      }
      var booked = appointment.state() instanceof AppointmentState.Booked;
      var next = places.cancelled(appointment, AppointmentState.Reason.CASE_ENDED);
      places.release(kept, next, false);
      if (booked) {
        notices.tell(Notices.Kind.APPOINTMENT_CANCELLED, next, Map.of("reason", "对应的办件已经结束"));
      }
    }
  }
}
