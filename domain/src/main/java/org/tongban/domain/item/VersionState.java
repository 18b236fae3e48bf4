package org.tongban.domain.item;

/** Where a version of an implementation stands in its life. */
public enum VersionState {
  /** Being written. */
  DRAFT("草稿"),
  /** Handed in, waiting for a second person. */
  IN_REVIEW("待审核"),
  /** Published and never changed again; in force, or from a later day on. */
  PUBLISHED("已公布"),
  /** A later version has taken its place. */
  SUPERSEDED("已被新版本代替"),
  /** Nobody can apply under it any more; there is no later version. */
  WITHDRAWN("已停止办理");

  private final String label;

  VersionState(String label) {
    this.label = label;
  }

  /** The Chinese word. */
  public String label() {
    return label;
  }
}
