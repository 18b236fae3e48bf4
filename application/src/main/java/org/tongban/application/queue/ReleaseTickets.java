package org.tongban.application.queue;

import org.tongban.domain.appointment.AppointmentId;

/** Lets go of the tickets of visits that will not be. Calls join the caller's transaction. */
public interface ReleaseTickets {
  /**
   * Ends the ticket of the appointment, if there is one that is not over; somebody who is being
   * served is served to the end.
   */
  void ofAppointment(AppointmentId appointment);
}
