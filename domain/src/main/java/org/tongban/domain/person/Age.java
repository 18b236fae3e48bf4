package org.tongban.domain.person;

/**
 * An age in full years (周岁).
 *
 * @param years 0 to 250
 */
public record Age(int years) implements Comparable<Age> {
  private static final int MAXIMUM = 250;

  /**
   * @throws IllegalArgumentException if the years lie outside 0 to 250
   */
  public Age {
    if (years < 0 || years > MAXIMUM) {
      throw new IllegalArgumentException("An age is 0 to " + MAXIMUM + " years");
    }
  }

  /** Whether it is that many years or more. */
  public boolean atLeast(int other) {
    return years >= other;
  }

  @Override
  public int compareTo(Age other) {
    return Integer.compare(years, other.years);
  }
}
