package org.tongban.domain.item;

/** How soon a matter is decided (办件类型). */
public enum CaseKind {
  /** Decided on the spot, in one visit (行政许可法 §34). */
  IMMEDIATE("即办件"),
  /** Decided within the promised number of working days. */
  COMMITTED("承诺件"),
  /** Examined here and passed up to a higher level for the decision. */
  REPORTED("上报件");

  private final String label;

  CaseKind(String label) {
    this.label = label;
  }

  /** The Chinese word. */
  public String label() {
    return label;
  }
}
