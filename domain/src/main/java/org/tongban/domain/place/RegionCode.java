package org.tongban.domain.place;

import java.util.regex.Pattern;

/**
 * The code of an administrative region (行政区划代码): 6 characters down to the county (GB/T 2260), 9 for
 * a town or street, 12 for a village or community. Functional zones without a national code carry
 * an internal one of 6 characters with letters, for example {@code 4409BH}.
 */
public record RegionCode(String value) implements Comparable<RegionCode> {
  private static final Pattern FORM = Pattern.compile("[0-9]{4}[0-9A-Z]{2}([0-9]{3}([0-9]{3})?)?");

  /**
   * @throws IllegalArgumentException if the value has none of the three forms
   */
  public RegionCode {
    if (!isValid(value)) {
      throw new IllegalArgumentException("A region code has 6, 9 or 12 characters: " + value);
    }
  }

  /** Whether the text has one of the three forms; it may still name no region that exists. */
  public static boolean isValid(String value) {
    return value != null && FORM.matcher(value).matches();
  }

  /** The two digits of the province. */
  public String province() {
    return value.substring(0, 2);
  }

  /** Whether both lie in the same province. */
  public boolean sameProvince(RegionCode other) {
    return province().equals(other.province());
  }

  @Override
  public int compareTo(RegionCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
