package org.tongban.application.identity;

import java.time.Instant;
import org.tongban.domain.person.MobileNumber;

/**
 * The codes that were sent, kept as keyed hashes. Calls join the caller's transaction. Every
 * implementation passes {@code SignInCodesContract}.
 */
public interface SignInCodes {
  /** Keeps the code for the phone; an earlier one is no longer good. */
  void keep(MobileNumber phone, String code, Instant until);

  /**
   * Tries a code. A right one is used up by it; a wrong one counts against {@link
   * RequestSignInCode#TRIES}, if the transaction commits.
   *
   * @return whether it is right, not lapsed, and was not tried too often; true at most once
   */
  boolean take(MobileNumber phone, String code, Instant now);

  /** Drops the codes that lapsed before that instant; returns how many. */
  int forgetBefore(Instant instant);
}
