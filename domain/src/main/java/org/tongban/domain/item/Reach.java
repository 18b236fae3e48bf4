package org.tongban.domain.item;

/** How far apart the place of application and the deciding territory may lie (通办范围). */
public enum Reach {
  SAME_VILLAGE("本村（社区）"),
  SAME_TOWN("跨村（镇内）"),
  SAME_COUNTY("跨镇（县内）"),
  SAME_CITY("全市（跨县）"),
  SAME_PROVINCE("全省（跨市）"),
  CROSS_PROVINCE("跨省"),
  NATIONWIDE("全国");

  private final String label;

  Reach(String label) {
    this.label = label;
  }

  /** The Chinese word. */
  public String label() {
    return label;
  }

  /** Whether an item with this reach may be handed in at that distance. */
  public boolean covers(Reach distance) {
    return distance.ordinal() <= ordinal();
  }
}
