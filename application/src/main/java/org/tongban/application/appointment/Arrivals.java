package org.tongban.application.appointment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tongban.domain.appointment.Appointment;
import org.tongban.domain.appointment.AppointmentId;
import org.tongban.domain.appointment.AppointmentNumber;
import org.tongban.domain.place.UnitCode;

/**
 * What becomes of appointments on their day, told by whoever runs the queue. Calls join the
 * caller's transaction, so that a ticket and the arrival are kept together or not at all. Whether
 * the caller may do so is theirs to check.
 */
public interface Arrivals {
  /**
   * Notes that the visitor is there. Doing so again gives the same answer, so that nobody gets two
   * tickets for one appointment: the caller looks whether there is one.
   *
   * @param place the service point the visitor is at
   * @param ahead how long before the booked time at most; empty for at any time of the day
   */
  Arrival arrive(UnitCode place, AppointmentNumber number, Optional<Duration> ahead);

  /** Notes that the visitor was served; empty if no visitor arrived under that appointment. */
  Optional<Appointment> served(AppointmentId id);

  /** Notes that the visitor did not come or was not there when called; empty if it can't be so. */
  Optional<Appointment> missed(AppointmentId id);

  /** The answer to {@link #arrive}. */
  sealed interface Arrival {
    /** The visitor is expected, and now noted as there. */
    record Arrived(Appointment appointment) implements Arrival {}

    /** There is no such appointment here; it may be another place's. */
    record Unknown() implements Arrival {}

    /** It is on another day. */
    record AnotherDay(Appointment appointment) implements Arrival {}

    /**
     * It is too long until then.
     *
     * @param from when the visitor may check in
     */
    record TooEarly(Appointment appointment, Instant from) implements Arrival {}

    /** It was given up, was never confirmed, or is over. */
    record NotExpected(Appointment appointment) implements Arrival {}
  }
}
