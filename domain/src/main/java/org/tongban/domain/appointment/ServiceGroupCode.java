package org.tongban.domain.appointment;

import java.util.regex.Pattern;
import org.tongban.domain.place.UnitCode;

/**
 * The code of a service group: the service point's, a dot, and a name of its own of 1 to 8
 * upper-case letters and digits, for example {@code HALL-440902.ZH}.
 */
public record ServiceGroupCode(String value) implements Comparable<ServiceGroupCode> {
  private static final Pattern OWN = Pattern.compile("[A-Z0-9]{1,8}");
  private static final char DOT = '.';

  /**
   * @throws IllegalArgumentException if the value has another form
   */
  public ServiceGroupCode {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "A service group's code is a unit's code, a dot, and 1 to 8 letters and digits: "
              + value);
    }
  }

  /** Whether the text has the form of such a code; it may still name no group that exists. */
  public static boolean isValid(String value) {
    var dot = value == null ? -1 : value.indexOf(DOT);
    return dot > 0
        && UnitCode.isValid(value.substring(0, dot))
        && OWN.matcher(value.substring(dot + 1)).matches();
  }

  /**
   * Puts the code together.
   *
   * @param own 1 to 8 upper-case letters and digits
   */
  public static ServiceGroupCode of(UnitCode place, String own) {
    return new ServiceGroupCode(place.value() + DOT + own);
  }

  /** The service point it belongs to. */
  public UnitCode place() {
    return new UnitCode(value.substring(0, value.indexOf(DOT)));
  }

  @Override
  public int compareTo(ServiceGroupCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
