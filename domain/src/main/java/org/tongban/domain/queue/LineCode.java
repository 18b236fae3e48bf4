package org.tongban.domain.queue;

import java.util.regex.Pattern;

/** Identifies a line within its hall: letters, digits and dashes, at most 40. */
public record LineCode(String value) implements Comparable<LineCode> {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,39}");

  /**
   * @throws IllegalArgumentException if the value has another form
   */
  public LineCode {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("A line's code is letters, digits and dashes: " + value);
    }
  }

  @Override
  public int compareTo(LineCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
