package org.tongban.application.identity;

import java.time.Duration;
import java.util.Objects;

/**
 * Signs a member of staff in by password. Failures make the next try wait, longer each time, by
 * account and by address, up to a minute and a quarter of an hour; nobody is ever locked out for
 * good. Unknown, disabled and known accounts answer alike, after the same work.
 */
public interface StaffSignIn {
  /** Tries the password. */
  Answer signIn(Attempt attempt);

  /**
   * What was typed.
   *
   * @param clientAddress where the request comes from, as text
   */
  record Attempt(String login, String password, String clientAddress) {
    public Attempt {
      Objects.requireNonNull(login);
      Objects.requireNonNull(password);
      Objects.requireNonNull(clientAddress);
    }

    /** Shows nothing. */
    @Override
    public String toString() {
      return "Attempt[***]";
    }
  }

  /** The answer. */
  sealed interface Answer {
    /** A new session. */
    record SignedIn(Session session, StaffAccount account) implements Answer {}

    /** Login or password is wrong, or the account is disabled. */
    record Refused() implements Answer {}

    /** Too many failures; the next try is looked at after that time. */
    record Wait(Duration time) implements Answer {}
  }
}
