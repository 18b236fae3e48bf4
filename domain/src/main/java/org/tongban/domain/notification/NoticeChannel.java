package org.tongban.domain.notification;

/** By which way a notice reaches a person. */
public enum NoticeChannel {
  /** The list of messages in the portal, which has everything. */
  PORTAL("站内消息"),
  SMS("短信"),
  MAIL("电子邮件");

  private final String label;

  NoticeChannel(String label) {
    this.label = label;
  }

  /** The Chinese word. */
  public String label() {
    return label;
  }
}
