package org.tongban.domain.item;

import java.util.regex.Pattern;

/**
 * The code of a service item in the basic catalogue (基本编码): 12 characters, province 2 + type 2 +
 * main item 5 + sub-item 3.
 */
public record BasicCode(String value) implements Comparable<BasicCode> {
  private static final Pattern FORM = Pattern.compile("[0-9]{4}[0-9A-Z]{5}[0-9A-Z]{3}");

  /**
   * @throws IllegalArgumentException if the value has another form
   */
  public BasicCode {
    if (!isValid(value)) {
      throw new IllegalArgumentException("A basic code has 12 characters: " + value);
    }
  }

  /** Whether the text has the form of a basic code and names a known item type. */
  public static boolean isValid(String value) {
    return value != null
        && FORM.matcher(value).matches()
        && ItemType.ofCode(value.substring(2, 4)).isPresent();
  }

  /** The item type inside the code. */
  public ItemType type() {
    return ItemType.ofCode(value.substring(2, 4)).orElseThrow();
  }

  @Override
  public int compareTo(BasicCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
