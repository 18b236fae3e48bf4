package org.tongban.domain.item;

/** Whether a material must be handed in. */
public enum Necessity {
  REQUIRED("必要"),
  OPTIONAL("非必要"),
  /** May be missing at acceptance against a written promise (容缺受理). */
  MAY_FOLLOW("可容缺");

  private final String label;

  Necessity(String label) {
    this.label = label;
  }

  /** The Chinese word. */
  public String label() {
    return label;
  }
}
