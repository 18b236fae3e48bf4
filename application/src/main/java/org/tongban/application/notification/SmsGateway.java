package org.tongban.application.notification;

import java.util.Objects;
import org.tongban.domain.person.MobileNumber;

/**
 * Sends short messages (短信). Calls are remote and must not be made inside a transaction; each ends
 * within 30 seconds. Every implementation passes {@code SmsGatewayContract}.
 */
public interface SmsGateway {
  /**
   * Sends a message. A gateway that sees a reference again does not send again, if it can.
   *
   * @return what came of it; never an exception for what went wrong on the way
   */
  Result send(Message message);

  /** Whether messages can be sent at all: false if none is configured, and then they wait. */
  boolean configured();

  /**
   * A message.
   *
   * @param reference stable and unique, at most 100 characters
   * @param text at most 500 characters
   */
  record Message(String reference, MobileNumber phone, String text) {
    public Message {
      Objects.requireNonNull(reference);
      Objects.requireNonNull(phone);
      Objects.requireNonNull(text);
    }

    /** Shows neither phone nor text. */
    @Override
    public String toString() {
      return "Message[" + reference + "]";
    }
  }

  /** What came of it. */
  sealed interface Result {
    /** The gateway took it. */
    record Sent() implements Result {}

    /**
     * It never will.
     *
     * @param why without personal data
     */
    record Refused(String why) implements Result {}

    /**
     * Not now, or nobody knows; to be tried again.
     *
     * @param why without personal data
     */
    record Unavailable(String why) implements Result {}
  }
}
