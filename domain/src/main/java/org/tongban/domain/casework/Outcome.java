package org.tongban.domain.casework;

/** What was decided. */
public enum Outcome {
  APPROVED("准予"),
  REJECTED("不予批准");

  private final String label;

  Outcome(String label) {
    this.label = label;
  }

  /** The Chinese word. */
  public String label() {
    return label;
  }
}
