package org.tongban.application.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.tongban.application.appointment.Arrivals;
import org.tongban.domain.appointment.Appointment;
import org.tongban.domain.appointment.AppointmentId;
import org.tongban.domain.appointment.AppointmentNumber;
import org.tongban.domain.appointment.AppointmentState;
import org.tongban.domain.appointment.Visit;
import org.tongban.domain.casework.StepContext;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;

/** Appointments that are expected on their day, for tests of the queue. */
public final class ExpectedVisitors implements Arrivals {
  private final Map<AppointmentId, Appointment> appointments = new LinkedHashMap<>();
  private final Clock clock;

  /** Nobody is expected yet. */
  public ExpectedVisitors(Clock clock) {
    this.clock = clock;
  }

  /** Expects somebody. */
  public Appointment expect(SubjectId person, Visit visit) {
    var appointment =
        new Appointment(
            new AppointmentId(UUID.randomUUID()),
            AppointmentNumber.create(appointments.size() + 1000L),
            person,
            visit,
            Optional.empty(),
            new AppointmentState.Booked(clock.instant()));
    appointments.put(appointment.id(), appointment);
    return appointment;
  }

  /** The appointment as it is now. */
  public Appointment now(AppointmentId id) {
    return appointments.get(id);
  }

  @Override
  public Arrival arrive(UnitCode place, AppointmentNumber number, Optional<Duration> ahead) {
    var found =
        appointments.values().stream()
            .filter(one -> one.number().equals(number))
            .filter(one -> one.visit().group().place().equals(place))
            .findFirst();
    if (found.isEmpty()) {
      return new Arrival.Unknown();
    }
    var today = LocalDate.ofInstant(clock.instant(), StepContext.ZONE);
    if (!found.get().visit().time().date().equals(today)) {
      return new Arrival.AnotherDay(found.get());
    }
    var from = ahead.map(found.get().visit().time().begin()::minus);
    if (found.get().state() instanceof AppointmentState.Booked
        && from.filter(clock.instant()::isBefore).isPresent()) {
      return new Arrival.TooEarly(found.get(), from.get());
    }
    return changed(found.get().id(), one -> one.arrive(clock.instant()))
        .<Arrival>map(Arrival.Arrived::new)
        .orElse(new Arrival.NotExpected(found.get()));
  }

  @Override
  public Optional<Appointment> served(AppointmentId id) {
    return changed(id, one -> one.serve(clock.instant()));
  }

  @Override
  public Optional<Appointment> missed(AppointmentId id) {
    return changed(id, one -> one.miss(clock.instant()));
  }

  private Optional<Appointment> changed(
      AppointmentId id, Function<Appointment, Appointment.Change> change) {
    return Optional.ofNullable(appointments.get(id))
        .flatMap(
            one ->
                switch (change.apply(one)) {
                  case Appointment.Change.Moved(var next) -> {
                    appointments.put(id, next);
                    yield Optional.of(next);
                  }
                  case Appointment.Change.RanOut _, Appointment.Change.NotPossible _ ->
                      Optional.empty();
                });
  }
}
