package org.tongban.application.identity;

import java.time.Duration;
import java.util.Objects;
import org.tongban.domain.person.MobileNumber;

/** Signs a resident in with the code sent to their phone. The first time opens their account. */
public interface VerifySignInCode {
  /** Tries the code. A right one is used up. */
  Answer verify(Attempt attempt);

  /**
   * What was typed.
   *
   * @param code six digits; anything else is wrong
   * @param clientAddress where the request comes from, as text
   */
  record Attempt(MobileNumber phone, String code, String clientAddress) {
    public Attempt {
      Objects.requireNonNull(phone);
      Objects.requireNonNull(code);
      Objects.requireNonNull(clientAddress);
    }

    /** Says nothing about the person, and not the code. */
    @Override
    public String toString() {
      return "Attempt[***]";
    }
  }

  /** The answer. */
  sealed interface Answer {
    /**
     * A new session.
     *
     * @param realNameLevel 0 if the identity is still to be confirmed
     */
    record SignedIn(Session session, int realNameLevel) implements Answer {}

    /** The code is wrong, lapsed, used, or was tried too often; or none was sent. */
    record Refused() implements Answer {}

    /** Too many tries from there; the next after that time. */
    record Wait(Duration time) implements Answer {}
  }
}
