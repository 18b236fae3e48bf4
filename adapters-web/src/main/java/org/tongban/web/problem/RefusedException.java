package org.tongban.web.problem;

/** Ends the handling of a request with a problem from deep inside the web adapter. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ProblemType type;
  private final String detail;

  /**
   * @param detail what the person can do next, without personal data
   */
  public RefusedException(ProblemType type, String detail) {
    super(type.slug());
    this.type = type;
    this.detail = detail;
  }

  /** The kind of problem. */
  public ProblemType type() {
    return type;
  }

  /** What the person can do next. */
  public String detail() {
    return detail;
  }
}
