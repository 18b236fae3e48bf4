package org.tongban.application.notification;

import java.util.Objects;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;

/** Whom a message to staff is for: people by what they do, so that it outlives who holds a duty. */
public sealed interface StaffAudience {
  /** Who handles cases at a unit. */
  record AtUnit(UnitCode unit) implements StaffAudience {
    public AtUnit {
      Objects.requireNonNull(unit);
    }
  }

  /** Who supervises a city (督办). */
  record Supervisors(RegionCode city) implements StaffAudience {
    public Supervisors {
      Objects.requireNonNull(city);
    }
  }
}
