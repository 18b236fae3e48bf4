package org.tongban.domain.item;

import java.util.regex.Pattern;

/**
 * The code of what people actually apply for under an implementation (业务办理项编码): 33 characters, the
 * implementation code 31 + a serial of 2 digits, 01 to 99.
 */
public record BusinessCode(String value) implements Comparable<BusinessCode> {
  private static final int IMPLEMENTATION = 31;
  private static final Pattern SERIAL = Pattern.compile("0[1-9]|[1-9][0-9]");

  /**
   * @throws IllegalArgumentException if the value has another form
   */
  public BusinessCode {
    if (!isValid(value)) {
      throw new IllegalArgumentException("A business code has 33 characters: " + value);
    }
  }

  /** Whether the text has the form of a business code. */
  public static boolean isValid(String value) {
    return value != null
        && value.length() == IMPLEMENTATION + 2
        && ImplementationCode.isValid(value.substring(0, IMPLEMENTATION))
        && SERIAL.matcher(value.substring(IMPLEMENTATION)).matches();
  }

  /**
   * Puts the code together.
   *
   * @param serial 1 to 99
   */
  public static BusinessCode of(ImplementationCode implementation, int serial) {
    return new BusinessCode("%s%02d".formatted(implementation.value(), serial));
  }

  /** The implementation it belongs to. */
  public ImplementationCode implementation() {
    return new ImplementationCode(value.substring(0, IMPLEMENTATION));
  }

  /** Its number within the implementation, from 1 on. */
  public int serial() {
    return Integer.parseInt(value.substring(IMPLEMENTATION));
  }

  @Override
  public int compareTo(BusinessCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
