package org.tongban.application.person;

import java.util.Objects;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.domain.person.CitizenId;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.PersonName;
import org.tongban.domain.person.Subject;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;

/** A clerk who has a person's identity card before them finds or registers the person. */
public interface RegisterAtCounter {
  /**
   * The person with exactly that citizen id and name; empty if there is none, or the caller is no
   * clerk.
   */
  Optional<Subject.Person> find(Caller.Staff caller, CitizenId citizenId, PersonName name);

  /**
   * Registers the person at real-name level 2, since the clerk checked the identity. Somebody who
   * is registered already is raised to level 2, and the phone and home are taken over; an account
   * with another phone then no longer stands for them, and its sessions end.
   */
  Registration register(Caller.Staff caller, Visitor visitor);

  /**
   * Who stands at the counter.
   *
   * @param unit the unit whose counter it is; the caller is a clerk there
   * @param phone where notices go: their own, or that of somebody they trust
   * @param home where the household is registered: a region that exists
   */
  record Visitor(
      UnitCode unit, PersonName name, CitizenId citizenId, MobileNumber phone, RegionCode home) {
    public Visitor {
      Objects.requireNonNull(unit);
      Objects.requireNonNull(name);
      Objects.requireNonNull(citizenId);
      Objects.requireNonNull(phone);
      Objects.requireNonNull(home);
    }

    /** Says nothing about the person. */
    @Override
    public String toString() {
      return "Visitor[" + unit + "]";
    }
  }

  /** The answer. */
  sealed interface Registration {
    /**
     * The person is registered.
     *
     * @param before whether they were registered before
     */
    record Registered(Subject.Person person, boolean before) implements Registration {}

    /** The caller is no clerk of that unit, or the card names somebody else than is registered. */
    record NotAllowed(String words) implements Registration {}

    /** A field is not acceptable. */
    record Refused(Field field, String words) implements Registration {}
  }

  /** Which field. */
  enum Field {
    NAME,
    CITIZEN_ID,
    PHONE,
    HOME
  }
}
