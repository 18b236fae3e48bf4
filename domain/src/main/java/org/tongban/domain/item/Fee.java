package org.tongban.domain.item;

import java.util.Objects;

/**
 * What the matter costs the applicant.
 *
 * @param fen hundredths of a yuan, 0 or more; 0 is free of charge
 * @param basis the rule that sets the fee; empty where it is free
 */
public record Fee(long fen, String basis) {
  /** Free of charge. */
  public static final Fee FREE = new Fee(0, "");

  public Fee {
    Objects.requireNonNull(basis);
    if (fen < 0) {
      throw new IllegalArgumentException("A fee is not negative: " + fen);
    }
  }

  /** For people: 不收费, or the amount in yuan. */
  public String words() {
    return fen == 0 ? "不收费" : "%d.%02d 元（%s）".formatted(fen / 100, fen % 100, basis);
  }
}
