package org.tongban.domain.item;

import java.util.Set;
import org.tongban.domain.place.RegionCode;

/**
 * The cross-province arrangement of an implementation (跨省通办).
 *
 * @param partners the cities of other provinces with which there is an agreement
 * @param modes the modes in which it may be handled there
 */
public record CrossProvince(Set<RegionCode> partners, Set<HandlingMode> modes) {
  /** No arrangement. */
  public static final CrossProvince NONE = new CrossProvince(Set.of(), Set.of());

  public CrossProvince {
    partners = Set.copyOf(partners);
    modes = Set.copyOf(modes);
  }
}
