package org.tongban.integration.delivery;

import java.math.BigDecimal;
import java.util.Optional;
import org.tongban.domain.delivery.Tariff;
import org.tongban.domain.delivery.Weight;
import org.tongban.domain.delivery.Yuan;

/** Reads tariffs from the configuration. */
final class Tariffs {
  private static final int PARTS = 4;
  private static final int FEN_DIGITS = 2;

  private Tariffs() {}

  /** The tariff, or empty if none is configured. */
  static Optional<Tariff> optional(String configured) {
    return configured.isBlank() ? Optional.empty() : Optional.of(read(configured));
  }

  /**
   * The tariff {@code first grams/yuan/step grams/yuan}, for example {@code 1000/12.00/1000/2.00}.
   *
   * @throws IllegalStateException if it has another form
   */
  static Tariff read(String configured) {
    var parts = configured.strip().split("/");
    try {
      if (parts.length == PARTS) {
        return new Tariff(weight(parts[0]), yuan(parts[1]), weight(parts[2]), yuan(parts[3]));
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IllegalStateException(wrong(configured), e);
    }
    throw new IllegalStateException(wrong(configured));
  }

  private static String wrong(String configured) {
    return "A tariff is grams/yuan/grams/yuan, as 1000/12.00/1000/2.00; not '" + configured + "'";
  }

  private static Weight weight(String text) {
    return new Weight(Integer.parseInt(text.strip()));
  }

  private static Yuan yuan(String text) {
    return new Yuan(new BigDecimal(text.strip()).movePointRight(FEN_DIGITS).longValueExact());
  }
}
