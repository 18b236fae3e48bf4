package org.tongban.domain.delivery;

import java.util.Objects;

/**
 * What a courier charges by weight (首重续重): a price up to the first weight, and one for each step
 * above it that was begun. What is agreed differs from contract to contract, and by region; the
 * courier's own monthly bill decides.
 *
 * @param first up to here the first price holds
 * @param step each begun step above costs the next price
 */
public record Tariff(Weight first, Yuan firstPrice, Weight step, Yuan stepPrice) {
  public Tariff {
    Objects.requireNonNull(first);
    Objects.requireNonNull(firstPrice);
    Objects.requireNonNull(step);
    Objects.requireNonNull(stepPrice);
  }

  /** What a parcel of that weight costs. */
  public Yuan price(Weight weight) {
    var above = Math.max(0, weight.grams() - first.grams());
    return firstPrice.plus(stepPrice.times(Math.ceilDiv(above, step.grams())));
  }
}
