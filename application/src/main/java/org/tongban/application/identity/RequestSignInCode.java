package org.tongban.application.identity;

import java.time.Duration;
import java.util.Objects;
import org.tongban.domain.person.MobileNumber;

/** Sends a one-time code to a phone. The answer is the same for known and unknown phones. */
public interface RequestSignInCode {
  /** How long a code is good for. */
  Duration VALID = Duration.ofMinutes(5);

  /** How many codes may be tried against one that was sent. */
  int TRIES = 5;

  /** Sends a code of six digits, which replaces an earlier one. */
  Answer request(Request request);

  /**
   * What is asked.
   *
   * @param clientAddress where the request comes from, as text
   */
  record Request(MobileNumber phone, String clientAddress) {
    public Request {
      Objects.requireNonNull(phone);
      Objects.requireNonNull(clientAddress);
    }

    /** Says nothing about the person. */
    @Override
    public String toString() {
      return "Request[***]";
    }
  }

  /** The answer. */
  sealed interface Answer {
    /**
     * A code is on its way.
     *
     * @param again after what time another may be asked for, if no other limit is met
     */
    record Sent(Duration again) implements Answer {}

    /** Too many codes were asked for; the next after that time. */
    record Wait(Duration time) implements Answer {}

    /** The phone is not admitted here. */
    record Refused(String words) implements Answer {}
  }
}
