package org.tongban.application.person;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.person.UnifiedSocialCreditCode;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;

/**
 * Organisations and the people who apply for them (办事人员). A clerk at a counter, who was shown the
 * licence and the letter of authority, or an administrator.
 */
public interface ManageOrganisations {
  /** The organisation with the code; empty if there is none, or the caller may not look. */
  Optional<Subject.Company> find(Caller.Staff caller, UnifiedSocialCreditCode code);

  /** Registers the organisation; one that is registered gets the new name, phone and seat. */
  Registration register(Caller.Staff caller, Papers papers);

  /** Makes the person an operator. */
  Change appoint(Caller.Staff caller, Relation relation);

  /** Ends that they are an operator; at once. */
  Change dismiss(Caller.Staff caller, Relation relation);

  /** The organisations the caller is an operator of. */
  List<Subject> mine(Caller.Resident caller);

  /**
   * What the licence says.
   *
   * @param unit the unit whose counter it is
   * @param name 2 to 100 characters
   * @param phone where notices go
   * @param home the region of the seat
   */
  record Papers(
      UnitCode unit,
      String name,
      UnifiedSocialCreditCode code,
      MobileNumber phone,
      RegionCode home) {
    public Papers {
      Objects.requireNonNull(unit);
      Objects.requireNonNull(name);
      Objects.requireNonNull(code);
      Objects.requireNonNull(phone);
      Objects.requireNonNull(home);
      name = name.strip();
    }

    /** Says nothing about the organisation's people. */
    @Override
    public String toString() {
      return "Papers[" + unit + ", " + code + "]";
    }
  }

  /**
   * Who is to be an operator of what.
   *
   * @param unit the unit whose counter it is
   */
  record Relation(UnitCode unit, SubjectId person, SubjectId organisation) {
    public Relation {
      Objects.requireNonNull(unit);
      Objects.requireNonNull(person);
      Objects.requireNonNull(organisation);
    }
  }

  /** The answer to {@link #register}. */
  sealed interface Registration {
    /**
     * It is registered.
     *
     * @param before whether it was before
     */
    record Registered(Subject.Company organisation, boolean before) implements Registration {}

    /** The caller is no clerk of that unit. */
    record NotAllowed(String words) implements Registration {}

    /** A field is not acceptable. */
    record Refused(Field field, String words) implements Registration {}
  }

  /** Which field. */
  enum Field {
    NAME,
    CODE,
    PHONE,
    HOME
  }

  /** The answer to {@link #appoint} and {@link #dismiss}. */
  sealed interface Change {
    /** It is so now. */
    record Done() implements Change {}

    /** There is no such person or organisation. */
    record Absent() implements Change {}

    /** The caller is no clerk of that unit, or the person's identity was never checked. */
    record NotAllowed(String words) implements Change {}
  }
}
