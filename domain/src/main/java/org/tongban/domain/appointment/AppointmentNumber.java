package org.tongban.domain.appointment;

import java.util.Optional;
import org.tongban.domain.casework.PreparationCode;

/**
 * The number of an appointment (预约号), by which its visitor checks in, typed or read from a QR code:
 * for example {@code 7KQ2-M9XR-N}. It is made and typed like a {@link PreparationCode}: 40 random
 * bits, so that nobody finds others' by guessing, and a check character.
 *
 * @param value 9 characters, without the dashes
 */
public record AppointmentNumber(String value) {
  /**
   * @throws IllegalArgumentException if the value is not a valid number in its normal form
   */
  public AppointmentNumber {
    value = new PreparationCode(value).value();
  }

  /**
   * A new number.
   *
   * @param random40 40 bits from a secure source of randomness: 0 to 2^40 − 1
   */
  public static AppointmentNumber create(long random40) {
    return new AppointmentNumber(PreparationCode.create(random40).value());
  }

  /** The number as somebody typed or scanned it; empty if it can't be one. */
  public static Optional<AppointmentNumber> parse(String typed) {
    return PreparationCode.problem(typed).isPresent()
        ? Optional.empty()
        : Optional.of(new AppointmentNumber(PreparationCode.of(typed).value()));
  }

  /** The number in groups, for example {@code 7KQ2-M9XR-N}. */
  public String display() {
    return new PreparationCode(value).display();
  }

  @Override
  public String toString() {
    return display();
  }
}
