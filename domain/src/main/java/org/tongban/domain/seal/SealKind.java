package org.tongban.domain.seal;

/**
 * What a seal is for. A special seal (专用章) differs from the official one by its name and its looks
 * (国发〔1999〕25号, 22).
 */
public enum SealKind {
  OFFICIAL("公章"),
  APPROVAL("行政审批专用章"),
  ACCEPTANCE("受理专用章"),
  HANDLING("办件专用章");

  private final String label;

  SealKind(String label) {
    this.label = label;
  }

  /** The Chinese word. */
  public String label() {
    return label;
  }

  /** Whether it is a special seal, which says below the star what it is for. */
  public boolean special() {
    return this != OFFICIAL;
  }
}
