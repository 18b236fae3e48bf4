package org.tongban.application.person;

import org.tongban.domain.person.CitizenId;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.PersonName;

/** Asks whoever knows the population whether name, citizen id and phone belong together. */
public interface RealNameCheck {
  /** Asks; never called inside a transaction. */
  Answer check(PersonName name, CitizenId citizenId, MobileNumber phone);

  /** The answer. */
  sealed interface Answer {
    /**
     * They belong together.
     *
     * @param level the real-name level this check is worth, 1 (declared by the person) to 3
     */
    record Matches(int level) implements Answer {
      public Matches {
        if (level < 1 || level > 3) {
          throw new IllegalArgumentException("A check is worth level 1 to 3: " + level);
        }
      }
    }

    /** They do not. */
    record Differs() implements Answer {}
  }
}
