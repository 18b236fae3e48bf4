package org.tongban.domain.casework;

/** The name of a case's state, as people see it and as lists filter by it. */
public enum CaseStatus {
  SUBMITTED("已提交，等待收件"),
  RECEIVED("已收件"),
  CORRECTING("等待补正"),
  RESUBMITTED("已补正，等待受理"),
  IN_REVIEW("审查中"),
  SUSPENDED("特别程序中"),
  DECIDED("已决定，等待制证"),
  CONCLUDED("已办结，等待送达"),
  COMPLETED("已送达"),
  REFUSED("不予受理"),
  LAPSED("逾期未补正，已终止"),
  WITHDRAWN("已撤回");

  private final String label;

  CaseStatus(String label) {
    this.label = label;
  }

  /** In Chinese words. */
  public String label() {
    return label;
  }

  /** Whether nothing more is decided: only originals may still go back. */
  public boolean closed() {
    return switch (this) {
      case COMPLETED, REFUSED, LAPSED, WITHDRAWN -> true;
      case SUBMITTED, RECEIVED, CORRECTING, RESUBMITTED, IN_REVIEW, SUSPENDED, DECIDED, CONCLUDED ->
          false;
    };
  }
}
