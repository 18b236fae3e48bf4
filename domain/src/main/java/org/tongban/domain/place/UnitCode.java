package org.tongban.domain.place;

import java.util.regex.Pattern;

/**
 * The installation's own code of a unit that can have a stage of a case: an authority or a service
 * point. Upper-case letters, digits and dashes, at most 40, for example {@code MZJ-440981}.
 */
public record UnitCode(String value) implements Comparable<UnitCode> {
  private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9-]{1,39}");

  /**
   * @throws IllegalArgumentException if the value has another form
   */
  public UnitCode {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "A unit code is upper-case letters, digits and dashes, at most 40: " + value);
    }
  }

  /** Whether the text has the form of a unit code; it may still name no unit that exists. */
  public static boolean isValid(String value) {
    return value != null && FORM.matcher(value).matches();
  }

  @Override
  public int compareTo(UnitCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
