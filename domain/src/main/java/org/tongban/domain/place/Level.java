package org.tongban.domain.place;

import java.util.Arrays;
import java.util.Optional;

/** The level at which a power is exercised (行使层级). */
public enum Level {
  NATION("1", "国家级"),
  PROVINCE("2", "省级"),
  CITY("3", "市级"),
  COUNTY("4", "县级"),
  TOWN("5", "镇（街道）级"),
  VILLAGE("6", "村（社区）级");

  private final String code;
  private final String label;

  Level(String code, String label) {
    this.code = code;
    this.label = label;
  }

  /** The one-digit code used inside implementation codes. */
  public String code() {
    return code;
  }

  /** The Chinese word. */
  public String label() {
    return label;
  }

  /** Whether this level stands below the other, as a village stands below a town. */
  public boolean below(Level other) {
    return ordinal() > other.ordinal();
  }

  /** The level with the one-digit code, or empty if there is none. */
  public static Optional<Level> ofCode(String code) {
    return Arrays.stream(values()).filter(level -> level.code.equals(code)).findFirst();
  }
}
