package org.tongban.domain.delivery;

/**
 * What a courier company is called, as people know it, for example 邮政EMS.
 *
 * @param value 2 to 20 characters
 */
public record CourierName(String value) {
  private static final int MINIMUM = 2;
  private static final int MAXIMUM = 20;

  /**
   * @throws IllegalArgumentException if it is shorter or longer; the message is for the person who
   *     typed it
   */
  public CourierName {
    value = value == null ? "" : value.strip();
    if (value.length() < MINIMUM || value.length() > MAXIMUM) {
      throw new IllegalArgumentException("快递公司名称要写 2 到 20 个字。");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
