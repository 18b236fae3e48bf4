package org.tongban.application.person;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.Subject;

/** What a resident sees of themselves. */
public interface Profile {
  /** The caller's own data; empty if the account is gone. */
  Optional<Me> of(Caller.Resident caller);

  /**
   * The caller.
   *
   * @param phone what they sign in with
   * @param person empty as long as the identity is not confirmed
   * @param organisations for which they may apply
   */
  record Me(MobileNumber phone, Optional<Subject.Person> person, List<Subject> organisations) {
    public Me {
      Objects.requireNonNull(phone);
      Objects.requireNonNull(person);
      organisations = List.copyOf(organisations);
    }

    /** Says nothing about the person. */
    @Override
    public String toString() {
      return "Me[***]";
    }
  }
}
