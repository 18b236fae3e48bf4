package org.tongban.application.casework;

import java.util.Objects;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.person.MandateId;
import org.tongban.domain.person.SubjectId;

/** Begins an application, for oneself, for one's organisation, or for someone under a mandate. */
public interface OpenDraft {
  /** Opens an empty draft under the version in force. */
  Opening open(Caller caller, Request request);

  /**
   * What is wanted.
   *
   * @param applicant whose matter it is; empty for the caller's own
   * @param mandate the mandate to act under, where the caller acts for someone else
   */
  record Request(
      ImplementationCode implementation,
      Optional<SubjectId> applicant,
      Optional<MandateId> mandate) {
    public Request {
      Objects.requireNonNull(implementation);
      Objects.requireNonNull(applicant);
      Objects.requireNonNull(mandate);
    }
  }

  /** The answer. */
  sealed interface Opening {
    /** The new draft. */
    record Opened(Draft draft) implements Opening {}

    /** There is no such implementation in force, or the applicant is not known to the caller. */
    record Absent() implements Opening {}

    /** The caller may not act for the applicant, or has too many drafts. */
    record NotAllowed(String words) implements Opening {}
  }
}
