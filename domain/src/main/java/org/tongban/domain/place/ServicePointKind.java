package org.tongban.domain.place;

/** The kinds of places that serve people. */
public enum ServicePointKind {
  MUNICIPAL_HALL("市政务服务大厅"),
  COUNTY_HALL("县（区）政务服务大厅"),
  TOWN_CENTRE("镇（街道）便民服务中心"),
  VILLAGE_STATION("村（社区）党群服务中心"),
  HELP_STATION("帮办事工作站"),
  KIOSK("粤智助自助机");

  private final String label;

  ServicePointKind(String label) {
    this.label = label;
  }

  /** The Chinese word. */
  public String label() {
    return label;
  }
}
