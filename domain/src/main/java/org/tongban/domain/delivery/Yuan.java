package org.tongban.domain.delivery;

import java.math.BigDecimal;

/**
 * An amount of money in yuan (元), to the fen.
 *
 * @param fen hundredths of a yuan, at least 0
 */
public record Yuan(long fen) {
  /** Nothing. */
  public static final Yuan ZERO = new Yuan(0);

  private static final int FEN_DIGITS = 2;

  public Yuan {
    if (fen < 0) {
      throw new IllegalArgumentException("A cost is not negative: " + fen);
    }
  }

  /** Both together. */
  public Yuan plus(Yuan other) {
    return new Yuan(Math.addExact(fen, other.fen));
  }

  /** That many times. */
  public Yuan times(int count) {
    return new Yuan(Math.multiplyExact(fen, count));
  }

  /** With two digits after the point, for example {@code 12.50}. */
  @Override
  public String toString() {
    return BigDecimal.valueOf(fen, FEN_DIGITS).toPlainString();
  }
}
