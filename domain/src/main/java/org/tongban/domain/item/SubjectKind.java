package org.tongban.domain.item;

/** Who may apply. */
public enum SubjectKind {
  PERSON("自然人"),
  ORGANISATION("法人或其他组织");

  private final String label;

  SubjectKind(String label) {
    this.label = label;
  }

  /** The Chinese word. */
  public String label() {
    return label;
  }
}
