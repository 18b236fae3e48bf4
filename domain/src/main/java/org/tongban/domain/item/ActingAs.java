package org.tongban.domain.item;

/** In what capacity the one who files acts. */
public enum ActingAs {
  /** The applicant in person. */
  SELF("本人"),
  /** An operator of the applying organisation. */
  OPERATOR("企业办事人员"),
  /** A clerk or another person helping under a mandate (帮办代办). */
  HELPER("帮办人员"),
  /** A liaison of town or village coming to the home, under a mandate (镇村直联党员). */
  LIAISON("镇村联络员");

  private final String label;

  ActingAs(String label) {
    this.label = label;
  }

  /** The Chinese word. */
  public String label() {
    return label;
  }

  /** Whether it takes a mandate of the applicant. */
  public boolean needsMandate() {
    return this == HELPER || this == LIAISON;
  }
}
