package org.tongban.domain.place;

import java.util.List;
import java.util.Objects;

/**
 * A place that serves people (办事网点).
 *
 * @param region the smallest region it lies in
 * @param address the street address
 * @param phone the number people call
 * @param openingHours for people, for example 工作日 08:30–12:00、14:30–17:30
 * @param windows its counters, possibly none (a kiosk, a village station)
 * @param partner whether it lies in a partner city and is run by it
 */
public record ServicePoint(
    UnitCode code,
    String name,
    ServicePointKind kind,
    RegionCode region,
    String address,
    String phone,
    String openingHours,
    List<Window> windows,
    boolean partner)
    implements Unit {
  public ServicePoint {
    Objects.requireNonNull(code);
    Objects.requireNonNull(name);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(region);
    windows = List.copyOf(windows);
  }

  /** Whether there is a counter of that kind. */
  public boolean hasWindow(WindowKind kind) {
    return windows.stream().anyMatch(window -> window.kind() == kind);
  }
}
