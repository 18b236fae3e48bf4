package org.tongban.domain.appointment;

import java.util.Objects;
import java.util.UUID;

/** Identifies an appointment. */
public record AppointmentId(UUID value) {
  public AppointmentId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
