package org.tongban.domain.casework;

import java.util.Objects;
import org.tongban.domain.calendar.WorkingDays;
import org.tongban.domain.place.UnitCode;

/**
 * One stage of a route.
 *
 * @param unit the unit that does the work
 * @param authority the authority in whose name it is done; the unit itself unless it acts for one
 * @param role the role that does it
 * @param allowance the working days it may take
 */
public record Stage(
    StageKind kind, UnitCode unit, UnitCode authority, Role role, WorkingDays allowance) {
  public Stage {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(unit);
    Objects.requireNonNull(authority);
    Objects.requireNonNull(role);
    Objects.requireNonNull(allowance);
  }
}
