package org.tongban.domain.item;

/** Where an application comes in (渠道). */
public enum Channel {
  WEB("广东政务服务网", false),
  APP("粤省事", false),
  BUSINESS_APP("粤商通", false),
  KIOSK("粤智助自助机", true),
  ORDINARY_WINDOW("综合窗口", true),
  ANY_WINDOW("市内通办专窗", true),
  CROSS_PROVINCE_WINDOW("跨省通办专窗", true),
  VILLAGE_STATION("村（社区）党群服务中心", true),
  HELP_STATION("帮办事工作站", true),
  /** A liaison or helper comes to the person's home. */
  HOME("上门帮办", false);

  private final String label;
  private final boolean atServicePoint;

  Channel(String label, boolean atServicePoint) {
    this.label = label;
    this.atServicePoint = atServicePoint;
  }

  /** The Chinese word. */
  public String label() {
    return label;
  }

  /** Whether the application is handed in at a service point. */
  public boolean atServicePoint() {
    return atServicePoint;
  }

  /** Whether a clerk takes the papers at a counter or a station. */
  public boolean staffed() {
    return switch (this) {
      case ORDINARY_WINDOW, ANY_WINDOW, CROSS_PROVINCE_WINDOW, VILLAGE_STATION, HELP_STATION ->
          true;
      case WEB, APP, BUSINESS_APP, KIOSK, HOME -> false;
    };
  }
}
