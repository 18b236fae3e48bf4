package org.tongban.domain.casework;

import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.place.UnitCode;

/**
 * Who acts, in which role, for which unit. Whoever builds one has checked that the role is really
 * held.
 *
 * @param unit the unit of a staff role, empty otherwise
 */
public record Actor(ActorId id, Role role, Optional<UnitCode> unit) {
  /** The installation itself. */
  public static final Actor SYSTEM = new Actor(ActorId.SYSTEM, Role.SYSTEM, Optional.empty());

  public Actor {
    Objects.requireNonNull(id);
    Objects.requireNonNull(role);
    Objects.requireNonNull(unit);
    if (role.staff() != unit.isPresent()) {
      throw new IllegalArgumentException("A staff role is held at a unit, others at none: " + role);
    }
  }
}
