package org.tongban.application.notification;

import java.util.Map;
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
  SendingResult send(Message message);

  /** Whether messages can be sent at all: false if none is configured, and then they wait. */
  boolean configured();

  /**
   * A message.
   *
   * @param reference stable and unique, at most 100 characters
   * @param text at most 500 characters
   * @param kind which text it is, for gateways that know texts by approved templates; empty for
   *     none of them
   * @param words what was filled into the text
   */
  record Message(
      String reference, MobileNumber phone, String text, String kind, Map<String, String> words) {
    public Message {
      Objects.requireNonNull(reference);
      Objects.requireNonNull(phone);
      Objects.requireNonNull(text);
      Objects.requireNonNull(kind);
      words = Map.copyOf(words);
    }

    /** A bare text. */
    public Message(String reference, MobileNumber phone, String text) {
      this(reference, phone, text, "", Map.of());
    }

    /** Shows neither phone nor text. */
    @Override
    public String toString() {
      return "Message[" + reference + "]";
    }
  }
}
