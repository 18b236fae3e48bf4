package org.tongban.application.item;

import java.util.Objects;
import org.tongban.domain.calendar.WorkingDays;
import org.tongban.domain.item.CaseKind;
import org.tongban.domain.item.ImplementationRef;
import org.tongban.domain.place.Level;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;

/**
 * An implementation in a list, without its content.
 *
 * @param name the item's
 * @param territory the region of the authority
 */
public record ImplementationLine(
    ImplementationRef ref,
    String name,
    UnitCode authority,
    Level level,
    RegionCode territory,
    CaseKind kind,
    WorkingDays promised,
    WorkingDays legal) {
  public ImplementationLine {
    Objects.requireNonNull(ref);
    Objects.requireNonNull(name);
    Objects.requireNonNull(authority);
    Objects.requireNonNull(level);
    Objects.requireNonNull(territory);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(promised);
    Objects.requireNonNull(legal);
  }
}
