package org.tongban.domain.casework;

import java.util.List;

/** The answer to a wish to have a matter handled in a certain way. */
public sealed interface RoutePlan {
  /** It is lawful, and this is the route. */
  record Planned(Route route) implements RoutePlan {}

  /**
   * There is no lawful route that way.
   *
   * @param reasons every reason, in words for people; at least one
   */
  record Unlawful(List<String> reasons) implements RoutePlan {
    public Unlawful {
      reasons = List.copyOf(reasons);
      if (reasons.isEmpty()) {
        throw new IllegalArgumentException("A way that is not lawful has a reason");
      }
    }
  }
}
