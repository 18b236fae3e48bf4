package org.tongban.domain.item;

import java.util.Arrays;
import java.util.Optional;

/** The type of a service item (事项类型), as the national basic catalogue numbers them. */
public enum ItemType {
  LICENSING("01", "行政许可"),
  PENALTY("02", "行政处罚"),
  ENFORCEMENT("03", "行政强制"),
  LEVY("04", "行政征收"),
  BENEFIT("05", "行政给付"),
  INSPECTION("06", "行政检查"),
  CONFIRMATION("07", "行政确认"),
  REWARD("08", "行政奖励"),
  ADJUDICATION("09", "行政裁决"),
  OTHER_POWER("10", "其他行政权力"),
  PUBLIC_SERVICE("20", "公共服务");

  private final String code;
  private final String label;

  ItemType(String code, String label) {
    this.code = code;
    this.label = label;
  }

  /** The two-digit code used inside the basic code. */
  public String code() {
    return code;
  }

  /** The Chinese word. */
  public String label() {
    return label;
  }

  /** The type with the two-digit code, or empty if there is none. */
  public static Optional<ItemType> ofCode(String code) {
    return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
  }
}
