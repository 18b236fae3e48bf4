package org.tongban.application.person;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.tongban.application.identity.Caller;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.person.CitizenId;
import org.tongban.domain.person.Mandate;
import org.tongban.domain.person.PersonName;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;

/** Lets somebody act for a subject (代办委托). The grantor is told by SMS in either case. */
public interface GrantMandate {
  /** For how long a mandate may be granted at most, in days from the day it is granted. */
  int LONGEST_DAYS = 366;

  /** A resident whose identity is confirmed grants one for their own matters. */
  Granting online(Caller.Resident caller, Terms terms);

  /** A clerk records one that the grantor signed on paper at the clerk's unit. */
  Granting onPaper(Caller.Staff caller, Sheet sheet);

  /** The mandates the caller granted, the latest first. */
  List<Mandate> granted(Caller.Resident caller);

  /** The mandates under which the caller may act for others today. */
  List<Mandate> held(Caller.Resident caller);

  /** The mandates the unit has of the grantor today; empty if the caller is no clerk there. */
  List<Mandate> heldByUnit(Caller.Staff caller, UnitCode unit, SubjectId grantor);

  /**
   * What is granted.
   *
   * @param items the items it is for; empty for any item
   * @param until the last day it is good for
   */
  record Terms(Helper helper, Set<BasicCode> items, LocalDate until) {
    public Terms {
      Objects.requireNonNull(helper);
      Objects.requireNonNull(until);
      items = Set.copyOf(items);
    }
  }

  /** A signed sheet: who signed it, at which unit, and what it says. */
  record Sheet(UnitCode unit, SubjectId grantor, Terms terms) {
    public Sheet {
      Objects.requireNonNull(unit);
      Objects.requireNonNull(grantor);
      Objects.requireNonNull(terms);
    }
  }

  /** Who is to act, as the grantor names them. */
  sealed interface Helper {
    /** The staff of a station or hall. */
    record Staff(UnitCode unit) implements Helper {
      public Staff {
        Objects.requireNonNull(unit);
      }
    }

    /** Another person, who is registered under exactly that name and citizen id. */
    record AnotherPerson(PersonName name, CitizenId citizenId) implements Helper {
      public AnotherPerson {
        Objects.requireNonNull(name);
        Objects.requireNonNull(citizenId);
      }
    }
  }

  /** The answer. */
  sealed interface Granting {
    /** It is good from now on. */
    record Granted(Mandate mandate) implements Granting {}

    /** The caller may not grant or record it. */
    record NotAllowed(String words) implements Granting {}

    /** There is no such grantor. */
    record Absent() implements Granting {}

    /** A field is not acceptable. */
    record Refused(Field field, String words) implements Granting {}
  }

  /** Which field. */
  enum Field {
    HELPER,
    ITEMS,
    UNTIL
  }
}
