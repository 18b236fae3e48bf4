package org.tongban.application.casework;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.domain.item.Eligibility;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.person.MandateId;
import org.tongban.domain.person.SubjectId;

/** Begins an application, for oneself, for one's organisation, or for someone under a mandate. */
public interface OpenDraft {
  /**
   * Opens a draft under the version in force, filled in with what is known of the applicant. Where
   * a condition is known not to be met none is opened; what is not known yet is asked in the draft.
   */
  Opening open(Caller caller, Request request);

  /**
   * What is wanted.
   *
   * @param applicant whose matter it is; empty for the caller's own
   * @param mandate the mandate to act under, where the caller acts for someone else
   * @param declared answers to questions about eligibility, by their keys
   */
  record Request(
      ImplementationCode implementation,
      Optional<SubjectId> applicant,
      Optional<MandateId> mandate,
      Map<String, Boolean> declared) {
    public Request {
      Objects.requireNonNull(implementation);
      Objects.requireNonNull(applicant);
      Objects.requireNonNull(mandate);
      declared = Map.copyOf(declared);
    }

    /** Nothing was declared yet. */
    public Request(
        ImplementationCode implementation,
        Optional<SubjectId> applicant,
        Optional<MandateId> mandate) {
      this(implementation, applicant, mandate, Map.of());
    }
  }

  /** The answer. */
  sealed interface Opening {
    /** The new draft. */
    record Opened(Draft draft) implements Opening {}

    /** There is no such implementation in force, or the applicant is not known to the caller. */
    record Absent() implements Opening {}

    /** The applicant does not meet these conditions, whatever else is answered. */
    record NotEligible(List<Eligibility.Unmet> unmet) implements Opening {
      public NotEligible {
        unmet = List.copyOf(unmet);
      }
    }

    /** The caller may not act for the applicant, or has too many drafts. */
    record NotAllowed(String words) implements Opening {}
  }
}
