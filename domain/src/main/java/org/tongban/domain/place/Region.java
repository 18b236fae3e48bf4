package org.tongban.domain.place;

import java.util.Objects;
import java.util.Optional;

/**
 * An administrative region or functional zone.
 *
 * @param level the level; a functional zone (功能区) counts as {@link Level#COUNTY}
 * @param zone whether it is a functional zone rather than a unit of the national table
 * @param parent the region it lies in, empty for a province
 */
public record Region(
    RegionCode code, String name, Level level, boolean zone, Optional<RegionCode> parent) {
  public Region {
    Objects.requireNonNull(code);
    Objects.requireNonNull(level);
    Objects.requireNonNull(parent);
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException("A region has a name: " + code);
    }
  }
}
