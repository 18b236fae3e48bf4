package org.tongban.domain.notification;

/** What came of sending a notice by one way. */
public enum SendingOutcome {
  /** The gateway or the receiving mail system took it. */
  SENT("已发出"),
  /** It never will: the number or address does not exist, or the content is not allowed. */
  REFUSED("对方拒收"),
  /** Nobody knows whether it was taken. */
  UNKNOWN("结果不明"),
  /** Not sent: the person got enough for that day. */
  LIMITED("当天已达上限，未发"),
  /** Not sent: what it said did not hold any more when its time came. */
  OUTDATED("已不需要，未发"),
  /** Not sent: the person switched this way off meanwhile. */
  SWITCHED_OFF("本人已关闭，未发"),
  /** Not sent: the gateway was away for too long. */
  GIVEN_UP("多次未成功，已停止");

  private final String label;

  SendingOutcome(String label) {
    this.label = label;
  }

  /** The Chinese word. */
  public String label() {
    return label;
  }
}
