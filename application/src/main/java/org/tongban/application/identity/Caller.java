package org.tongban.application.identity;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.Role;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;

/** Who calls a use case, as the sign-in established it for this very request. */
public sealed interface Caller {
  /** Whom the ledger names as the actor. */
  ActorId actorId();

  /**
   * A person who uses the service for themselves or for an organisation.
   *
   * @param realNameLevel how far the identity was established, 0 (phone only) to 3
   */
  record Resident(SubjectId person, int realNameLevel) implements Caller {
    public Resident {
      Objects.requireNonNull(person);
      if (realNameLevel < 0 || realNameLevel > 3) {
        throw new IllegalArgumentException("Real-name levels are 0 to 3: " + realNameLevel);
      }
    }

    @Override
    public ActorId actorId() {
      return new ActorId(person.value());
    }
  }

  /**
   * A member of staff, with the duties they hold at this moment.
   *
   * @param person the subject they are in private life, where it is known: nobody handles their own
   *     case
   */
  record Staff(ActorId actorId, Optional<SubjectId> person, Set<Duty> duties) implements Caller {
    public Staff {
      Objects.requireNonNull(actorId);
      Objects.requireNonNull(person);
      duties = Set.copyOf(duties);
    }

    /** Whether they hold that role at any unit. */
    public boolean holds(Role role) {
      return duties.stream().anyMatch(duty -> duty.role() == role);
    }
  }

  /** A role held at a unit. */
  record Duty(Role role, UnitCode unit) {
    public Duty {
      Objects.requireNonNull(role);
      Objects.requireNonNull(unit);
      if (!role.staff()) {
        throw new IllegalArgumentException("Not a duty of staff: " + role);
      }
    }
  }
}
