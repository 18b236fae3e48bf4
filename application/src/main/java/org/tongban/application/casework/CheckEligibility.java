package org.tongban.application.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.domain.item.Condition;
import org.tongban.domain.item.Eligibility;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.person.Sex;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.RegionCode;

/** Says whether somebody may apply for a matter, before they type anything long. Keeps nothing. */
public interface CheckEligibility {
  /**
   * Whether anybody of whom that is true may apply.
   *
   * @return empty if no such implementation is in force
   */
  Optional<Answer> check(ImplementationCode implementation, Given given);

  /**
   * Whether the caller may apply, or an organisation they operate: what is registered of the
   * applicant counts, and of what is given the declarations alone. As long as the caller's identity
   * is not confirmed, everything that is given counts.
   *
   * @param applicant empty for the caller; for a matter of organisations alone, the first one they
   *     operate
   * @return empty if no such implementation is in force, or the applicant is not the caller's
   */
  Optional<Answer> check(
      Caller.Resident caller,
      Optional<SubjectId> applicant,
      ImplementationCode implementation,
      Given given);

  /** The yes-or-no questions such an applicant must answer, whatever was answered already. */
  List<Condition.Question> questions(Implementation implementation, Subject applicant);

  /**
   * What somebody says of an applicant; what is empty is not said.
   *
   * @param declared answers to yes-or-no questions, by their keys
   */
  record Given(
      Optional<SubjectKind> subject,
      Optional<LocalDate> born,
      Optional<Sex> sex,
      Optional<RegionCode> home,
      Map<String, Boolean> declared) {
    /** Nothing at all. */
    public static final Given NOTHING =
        new Given(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

    public Given {
      Objects.requireNonNull(subject);
      Objects.requireNonNull(born);
      Objects.requireNonNull(sex);
      Objects.requireNonNull(home);
      declared = Map.copyOf(declared);
    }

    /** Says nothing about the person. */
    @Override
    public String toString() {
      return "Given[***]";
    }
  }

  /**
   * The answer.
   *
   * @param applicant whose registered data it stands on; empty if on what was given
   */
  record Answer(
      Implementation implementation, Eligibility eligibility, Optional<Subject> applicant) {
    public Answer {
      Objects.requireNonNull(implementation);
      Objects.requireNonNull(eligibility);
      Objects.requireNonNull(applicant);
    }
  }
}
