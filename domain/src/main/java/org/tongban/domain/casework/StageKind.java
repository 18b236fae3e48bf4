package org.tongban.domain.casework;

/** What is done in a stage of a route. */
public enum StageKind {
  RECEIVE("收件"),
  /** Identity and form are checked where the papers are taken. */
  VERIFY("核验身份和材料"),
  /** The papers travel to the territorial authority. */
  FORWARD("转送材料"),
  ACCEPT("受理"),
  REVIEW("审查"),
  DECIDE("决定"),
  ISSUE("制证"),
  DELIVER("送达");

  private final String label;

  StageKind(String label) {
    this.label = label;
  }

  /** The Chinese word. */
  public String label() {
    return label;
  }

  /** Whether it comes before acceptance. */
  public boolean beforeAcceptance() {
    return compareTo(ACCEPT) < 0;
  }
}
