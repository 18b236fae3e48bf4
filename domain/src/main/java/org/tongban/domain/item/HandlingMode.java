package org.tongban.domain.item;

/** How the work is divided between the place of application and the deciding authority (办理方式). */
public enum HandlingMode {
  /** Applied for and checked online; no visit. */
  FULLY_ONLINE("全程网办、自助办"),
  /** Handed in at a counter inside the deciding authority's own territory. */
  AT_COUNTER("就近窗口办"),
  /** A counter elsewhere takes the papers; the territorial authority accepts and decides. */
  COLLECT_AND_FORWARD("异地代收代办"),
  /** A counter elsewhere does the formal review and the identity check, and accepts. */
  CONCLUDE_ELSEWHERE("异地办结"),
  /** One application for what used to be applied for level by level. */
  CROSS_LEVEL("跨层级联办"),
  /** Authorities of two places act on one case. */
  JOINT("多地联办");

  private final String label;

  HandlingMode(String label) {
    this.label = label;
  }

  /** The Chinese word. */
  public String label() {
    return label;
  }
}
