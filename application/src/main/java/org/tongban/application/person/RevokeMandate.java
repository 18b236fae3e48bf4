package org.tongban.application.person;

import org.tongban.application.identity.Caller;
import org.tongban.domain.person.Mandate;
import org.tongban.domain.person.MandateId;

/** Takes a mandate back, at once (民法典 §173). Cases filed under it stay the grantor's. */
public interface RevokeMandate {
  /**
   * Takes it back. The grantor may; so may the person who holds it; and a clerk of the unit that
   * holds it, before whom the grantor says so.
   */
  Revocation revoke(Caller caller, MandateId id);

  /** The answer. */
  sealed interface Revocation {
    /** It is taken back, now or before. */
    record Revoked(Mandate mandate) implements Revocation {}

    /** The caller has no such mandate. */
    record Absent() implements Revocation {}
  }
}
