package org.tongban.domain.licence;

/** Where a licence stands. */
public enum LicenceState {
  PREPARING("制作中"),
  IN_FORCE("有效"),
  CHALLENGED("待决定"),
  REVOKED("撤销"),
  REPLACED("换发");

  private final String label;

  LicenceState(String label) {
    this.label = label;
  }

  /** The Chinese word. */
  public String label() {
    return label;
  }

  /** What the holder reads: that somebody proposes its end is not decided yet. */
  public String shown() {
    return switch (this) {
      case PREPARING -> label;
      case IN_FORCE, CHALLENGED -> IN_FORCE.label;
      case REVOKED, REPLACED -> "已" + label;
    };
  }
}
