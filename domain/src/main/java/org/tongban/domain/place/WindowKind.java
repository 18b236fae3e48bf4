package org.tongban.domain.place;

/** The kinds of counters. */
public enum WindowKind {
  ORDINARY("综合窗口"),
  ANY_WINDOW("市内通办专窗"),
  CROSS_PROVINCE("跨省通办专窗");

  private final String label;

  WindowKind(String label) {
    this.label = label;
  }

  /** The Chinese word on the sign. */
  public String label() {
    return label;
  }
}
