package org.tongban.application.person;

import java.time.Duration;
import java.util.Objects;
import org.tongban.application.identity.Caller;
import org.tongban.domain.person.CitizenId;
import org.tongban.domain.person.PersonName;
import org.tongban.domain.person.Subject;
import org.tongban.domain.place.RegionCode;

/**
 * A resident who signed in by phone says who they are. Whoever was registered at a counter before,
 * with the same name, citizen id and phone, is joined to what is registered; the answer to any
 * other combination is one and the same, so that it tells nothing about others.
 */
public interface ConfirmIdentity {
  /** Confirms the identity of the caller's account. */
  Confirmation confirm(Caller.Resident caller, Identity identity);

  /**
   * Who they say they are.
   *
   * @param home where the household is registered: a region that exists
   */
  record Identity(PersonName name, CitizenId citizenId, RegionCode home) {
    public Identity {
      Objects.requireNonNull(name);
      Objects.requireNonNull(citizenId);
      Objects.requireNonNull(home);
    }

    /** Says nothing about the person. */
    @Override
    public String toString() {
      return "Identity[***]";
    }
  }

  /** The answer. */
  sealed interface Confirmation {
    /** It is confirmed now, or was before with the same words. */
    record Confirmed(Subject.Person person) implements Confirmation {}

    /** It can't be confirmed online; the words say what to do. */
    record NotAllowed(String words) implements Confirmation {}

    /** Too many tries; the next is looked at after that time. */
    record Wait(Duration time) implements Confirmation {}

    /** A field is not acceptable. */
    record Refused(Field field, String words) implements Confirmation {}
  }

  /** Which field. */
  enum Field {
    NAME,
    CITIZEN_ID,
    HOME
  }
}
