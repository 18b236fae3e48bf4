package org.tongban.domain.delivery;

/**
 * What a parcel weighs.
 *
 * @param grams 1 to 50,000
 */
public record Weight(int grams) {
  private static final int HEAVIEST = 50_000;

  /**
   * @throws IllegalArgumentException if it is less or more; the message is for the person who typed
   *     it
   */
  public Weight {
    if (grams < 1 || grams > HEAVIEST) {
      throw new IllegalArgumentException("重量应为 1 到 50000 克，请核对。");
    }
  }
}
