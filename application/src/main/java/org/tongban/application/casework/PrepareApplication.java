package org.tongban.application.casework;

import java.util.Objects;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.PreparationCode;
import org.tongban.domain.person.CitizenId;
import org.tongban.domain.person.PersonName;

/** Carries a draft from the net to a counter: a resident prepares it, a clerk takes it over. */
public interface PrepareApplication {
  /** How many days a code is good. */
  int DAYS = 30;

  /**
   * Gives the draft a code under which the place of its way can take it over. An earlier code of
   * the draft is void from then on. The person is told by SMS.
   */
  Preparation prepare(Caller.Resident caller, CaseId draft);

  /** The code the caller's draft has, for the sheet; empty if it has none that is still good. */
  Optional<PreparedApplication> find(Caller.Resident caller, CaseId draft);

  /**
   * Takes a prepared application over at the counter, by the code and the identity card of who
   * prepared it. The draft is the clerk's from then on, and the person is told by SMS.
   */
  Taking take(Caller.Staff caller, Visit visit);

  /** Who stands at the counter with a code, as their identity card names them. */
  record Visit(PreparationCode code, PersonName name, CitizenId citizenId) {
    public Visit {
      Objects.requireNonNull(code);
      Objects.requireNonNull(name);
      Objects.requireNonNull(citizenId);
    }

    /** Says nothing about the person. */
    @Override
    public String toString() {
      return "Visit[***]";
    }
  }

  /** The answer to {@link #prepare}. */
  sealed interface Preparation {
    /** It has a code. */
    record Prepared(PreparedApplication application) implements Preparation {}

    /** It can't be prepared so; what to do instead. */
    record NotAllowed(String words) implements Preparation {}

    /** There is no such draft of the caller's. */
    record Absent() implements Preparation {}
  }

  /** The answer to {@link #take}. */
  sealed interface Taking {
    /** It is the clerk's draft now. */
    record Taken(Draft draft) implements Taking {}

    /** The clerk may not, or the card is not that of who prepared it. */
    record NotAllowed(String words) implements Taking {}

    /** The code is not good at a place where the caller is a clerk. */
    record Absent() implements Taking {}
  }
}
