package org.tongban.domain.calendar;

/**
 * A span or limit in working days (工作日).
 *
 * @param count 0 to {@value #MAXIMUM}; 0 is a matter done on the spot (即办件)
 */
public record WorkingDays(int count) implements Comparable<WorkingDays> {
  /** The longest span, about four years. */
  public static final int MAXIMUM = 1000;

  /** No days: done on the spot. */
  public static final WorkingDays ZERO = new WorkingDays(0);

  /**
   * @throws IllegalArgumentException if the count lies outside 0 to {@value #MAXIMUM}
   */
  public WorkingDays {
    if (count < 0 || count > MAXIMUM) {
      throw new IllegalArgumentException("Working days must be 0 to " + MAXIMUM + ": " + count);
    }
  }

  /** So many working days. */
  public static WorkingDays of(int count) {
    return new WorkingDays(count);
  }

  /**
   * Both spans one after the other, as when a limit is extended.
   *
   * @throws IllegalArgumentException if the sum is above {@value #MAXIMUM}
   */
  public WorkingDays plus(WorkingDays more) {
    return new WorkingDays(count + more.count);
  }

  @Override
  public int compareTo(WorkingDays other) {
    return Integer.compare(count, other.count);
  }

  /** In Chinese words, for example 20个工作日. */
  @Override
  public String toString() {
    return count + "个工作日";
  }
}
