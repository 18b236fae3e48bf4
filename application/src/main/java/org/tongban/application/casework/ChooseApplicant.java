package org.tongban.application.casework;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.person.MandateId;
import org.tongban.domain.person.SubjectId;

/** For whom a resident may apply: themselves, organisations they operate, people who let them. */
public interface ChooseApplicant {
  /**
   * The possible applicants for that matter, the resident first. Whether conditions are met is told
   * while applying.
   */
  List<Candidate> candidates(Caller.Resident caller, Implementation implementation);

  /**
   * A possible applicant.
   *
   * @param name for the caller to tell them apart
   * @param mandate the mandate to act under, for people who gave one
   */
  record Candidate(
      SubjectId applicant, Relation relation, String name, Optional<MandateId> mandate) {
    public Candidate {
      Objects.requireNonNull(applicant);
      Objects.requireNonNull(relation);
      Objects.requireNonNull(name);
      Objects.requireNonNull(mandate);
    }

    /** Shows no name. */
    @Override
    public String toString() {
      return "Candidate[" + relation + "]";
    }
  }

  /** What the applicant is to the caller. */
  enum Relation {
    /** The caller. */
    SELF,
    /** An organisation the caller is an operator (办事人员) of. */
    ORGANISATION,
    /** Somebody who gave the caller a mandate (代办委托) for the item. */
    GRANTOR
  }
}
