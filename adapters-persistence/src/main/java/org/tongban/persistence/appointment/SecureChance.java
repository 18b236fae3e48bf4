package org.tongban.persistence.appointment;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import org.tongban.application.appointment.Chance;
import org.tongban.domain.appointment.AppointmentNumber;

/** Chance from the machine's secure source. */
@Singleton
final class SecureChance implements Chance {
  private static final long NUMBERS = 1L << 40;

  private final SecureRandom random = new SecureRandom();

  @Override
  public double next() {
    return random.nextDouble();
  }

  @Override
  public AppointmentNumber number() {
    return AppointmentNumber.create(random.nextLong(NUMBERS));
  }
}
