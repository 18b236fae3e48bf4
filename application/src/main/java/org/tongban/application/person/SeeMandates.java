package org.tongban.application.person;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.domain.person.Mandate;
import org.tongban.domain.person.MandateId;

/** Shows mandates with the names of both sides to those they concern. */
public interface SeeMandates {
  /** How many mandates a list shows at most, the latest. */
  int MOST = 200;

  /**
   * The mandate; empty if there is none that the caller granted, holds, or, as a clerk, has at the
   * counter of the unit that holds it.
   */
  Optional<Seen> find(Caller caller, MandateId id);

  /** The mandates the caller granted, revoked ones too, the latest first. */
  List<Seen> granted(Caller.Resident caller);

  /** The mandates under which the caller may act for others today, the latest first. */
  List<Seen> held(Caller.Resident caller);

  /**
   * A mandate with its names.
   *
   * <p>The two sides see each other's names in full, as on a mandate on paper; a clerk sees the
   * names of people with most of them hidden.
   *
   * @param helperName of a unit or of a person
   */
  record Seen(Mandate mandate, String grantorName, String helperName) {
    public Seen {
      Objects.requireNonNull(mandate);
      Objects.requireNonNull(grantorName);
      Objects.requireNonNull(helperName);
    }

    /** Shows no name. */
    @Override
    public String toString() {
      return "Seen[" + mandate.id() + "]";
    }
  }
}
