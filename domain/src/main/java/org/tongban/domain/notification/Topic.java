package org.tongban.domain.notification;

/** What a notice is about, as far as a person can choose to hear of it outside the portal. */
public enum Topic {
  CASES("办件进度"),
  DELIVERIES("寄递和领取"),
  APPOINTMENTS("预约"),
  ASSISTANCE("帮办代办"),
  LICENCES("电子证照"),
  /** Codes and the like: nobody can do without them. */
  ACCOUNT("账号安全");

  private final String label;

  Topic(String label) {
    this.label = label;
  }

  /** The Chinese word. */
  public String label() {
    return label;
  }

  /** Whether a person may switch it off. */
  public boolean optional() {
    return this != ACCOUNT;
  }
}
