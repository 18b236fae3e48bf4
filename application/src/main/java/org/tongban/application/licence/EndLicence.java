package org.tongban.application.licence;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.licence.LicenceId;
import org.tongban.domain.licence.Proposal;

/**
 * Ends licences, at the authority that issued them: an issuing clerk or an approver proposes it,
 * and an approver who is another person decides. Nobody does it with their own licence.
 */
public interface EndLicence {
  /** The licences a case led to, for staff of the authority that issued them; else none. */
  List<LicenceStore.Stored> ofCase(Caller.Staff caller, CaseId id);

  /**
   * Proposes an end.
   *
   * @param version the version of the licence the caller saw
   */
  Answer propose(Caller.Staff caller, LicenceId id, int version, Wish wish);

  /**
   * Decides on what is proposed.
   *
   * @param agreed whether the licence ends; else it stays in force
   */
  Answer decide(Caller.Staff caller, LicenceId id, int version, boolean agreed);

  /**
   * What is proposed.
   *
   * @param validUntil of the version that replaces it; empty if that has no end, and for a
   *     revocation
   */
  record Wish(Proposal.Kind kind, String reason, Optional<LocalDate> validUntil) {
    public Wish {
      Objects.requireNonNull(kind);
      Objects.requireNonNull(reason);
      Objects.requireNonNull(validUntil);
    }
  }

  /** The answer. */
  sealed interface Answer {
    /** The licence as it is now. */
    record Done(LicenceStore.Stored stored) implements Answer {}

    /**
     * What was written is wrong.
     *
     * @param about the name of what is wrong: {@code reason} or {@code validUntil}
     */
    record Wrong(String about, String words) implements Answer {}

    /** A rule stands against it. */
    record Refused(String words) implements Answer {}

    /** The licence changed meanwhile. */
    record Stale(int current) implements Answer {}

    /** There is no such licence that the caller may see. */
    record Absent() implements Answer {}
  }
}
