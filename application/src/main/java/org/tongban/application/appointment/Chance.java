package org.tongban.application.appointment;

import org.tongban.domain.appointment.AppointmentNumber;

/** What nobody can foresee; a secure source of randomness, or a known one in tests. */
public interface Chance {
  /** A number from 0 to below 1. */
  double next();

  /** A new appointment's number. */
  AppointmentNumber number();
}
