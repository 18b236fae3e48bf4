package org.tongban.domain.item;

import java.util.regex.Pattern;

/**
 * The code of a service item in the basic catalogue (基本编码): 12 characters, province 2 + type 2 +
 * main item 5 + sub-item 3.
 */
public record BasicCode(String value) implements Comparable<BasicCode> {
  private static final Pattern FORM = Pattern.compile("[0-9]{4}[0-9A-Z]{5}[0-9A-Z]{3}");

  /** 00 for the nation, else the provinces of GB/T 2260. */
  private static final Pattern PROVINCE =
      Pattern.compile("00|1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-2]");

  /**
   * @throws IllegalArgumentException if the value has another form
   */
  public BasicCode {
    if (!isValid(value)) {
      throw new IllegalArgumentException("A basic code has 12 characters: " + value);
    }
  }

  /** Whether the text has the form of a basic code and names a province and an item type. */
  public static boolean isValid(String value) {
    return value != null
        && FORM.matcher(value).matches()
        && PROVINCE.matcher(value.substring(0, 2)).matches()
        && ItemType.ofCode(value.substring(2, 4)).isPresent();
  }

  /** The item type inside the code. */
  public ItemType type() {
    return ItemType.ofCode(value.substring(2, 4)).orElseThrow();
  }

  /** The two digits of the province, 00 for the nation. */
  public String province() {
    return value.substring(0, 2);
  }

  /** The five characters of the main item (主项). */
  public String mainItem() {
    return value.substring(4, 9);
  }

  /** The three characters of the sub-item (子项), 000 where the main item has none. */
  public String subItem() {
    return value.substring(9);
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
