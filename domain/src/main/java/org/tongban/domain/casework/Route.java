package org.tongban.domain.casework;

import java.util.List;
import java.util.Objects;
import org.tongban.domain.item.Reach;
import org.tongban.domain.place.UnitCode;

/**
 * The ordered stages a case travels. Planned when the case is filed, kept with it and shown to the
 * applicant.
 *
 * @param reach how far the place of application lies from the applicant's home region
 * @param decider the authority that decides
 * @param stages at least one; the last is {@link StageKind#DELIVER}
 */
public record Route(Way way, Reach reach, UnitCode decider, List<Stage> stages) {
  public Route {
    Objects.requireNonNull(way);
    Objects.requireNonNull(reach);
    Objects.requireNonNull(decider);
    stages = List.copyOf(stages);
    if (stages.isEmpty() || stages.getLast().kind() != StageKind.DELIVER) {
      throw new IllegalArgumentException("A route ends with the delivery");
    }
  }

  /** Whether the unit is responsible for any stage, in its own name or another's. */
  public boolean involves(UnitCode unit) {
    return decider.equals(unit)
        || stages.stream()
            .anyMatch(stage -> stage.unit().equals(unit) || stage.authority().equals(unit));
  }

  /**
   * The position of the first stage of that kind at or after a position, or -1 if there is none.
   */
  public int next(StageKind kind, int from) {
    for (int position = Math.max(from, 0); position < stages.size(); position++) {
      if (stages.get(position).kind() == kind) {
        return position;
      }
    }
    return -1;
  }

  /** The same route with another last stage, after the applicant chose another delivery. */
  public Route withDelivery(Stage delivery) {
    var changed = new java.util.ArrayList<>(stages);
    changed.set(changed.size() - 1, delivery);
    return new Route(way, reach, decider, changed);
  }
}
