package org.tongban.application.notification;

/** What came of handing a message to a gateway or a mail system. */
public sealed interface SendingResult {
  /**
   * It was taken.
   *
   * @param receipt by which the other side knows it, at most 100 characters; may be empty
   */
  record Sent(String receipt) implements SendingResult {
    /** Without a receipt. */
    public Sent() {
      this("");
    }
  }

  /**
   * It never will be.
   *
   * @param why without personal data
   */
  record Refused(String why) implements SendingResult {}

  /**
   * It was certainly not taken, but may be later.
   *
   * @param why without personal data
   */
  record Unavailable(String why) implements SendingResult {}

  /**
   * Nobody knows whether it was taken: sending it again may tell the person twice.
   *
   * @param why without personal data
   */
  record Unknown(String why) implements SendingResult {}
}
