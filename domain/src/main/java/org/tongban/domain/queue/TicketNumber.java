package org.tongban.domain.queue;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What is printed on a ticket and called (排队号): the group's letter (or two) and three or four
 * digits, for example {@code A001}. Unique within a hall and a day.
 */
public record TicketNumber(String value) implements Comparable<TicketNumber> {
  /** The most tickets of one letter on one day. */
  public static final int MOST = 9999;

  private static final Pattern FORM = Pattern.compile("[A-Z]{1,2}[0-9]{3,4}");

  /**
   * @throws IllegalArgumentException if the value has another form
   */
  public TicketNumber {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("A ticket number is letters and 3 or 4 digits: " + value);
    }
  }

  /**
   * The number of a group.
   *
   * @param letter of the group, one or two from A to Z
   * @param serial 1 to {@link #MOST}
   */
  public static TicketNumber of(String letter, int serial) {
    if (serial < 1 || serial > MOST) {
      throw new IllegalArgumentException("Serial numbers are 1 to " + MOST + ": " + serial);
    }
    return new TicketNumber(String.format(Locale.ROOT, "%s%03d", letter, serial));
  }

  @Override
  public int compareTo(TicketNumber other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
