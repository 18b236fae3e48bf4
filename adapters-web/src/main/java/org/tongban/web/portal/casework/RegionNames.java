package org.tongban.web.portal.casework;

import java.util.Optional;
import org.tongban.domain.place.Region;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.RegionTree;

/** Regions as people write them: by their names, from any level down. */
final class RegionNames {
  private RegionNames() {}

  /** The code of the one region that was meant; what was typed, if there is none or several. */
  static String read(String typed, RegionTree regions) {
    var name = typed.replaceAll("\\s", "");
    var plain = name.startsWith("广东省") ? name.substring(3) : name;
    if (plain.isEmpty() || RegionCode.isValid(plain)) {
      return plain;
    }
    var exact = only(plain, regions, true);
    return exact.or(() -> only(plain, regions, false)).map(RegionCode::value).orElse(typed);
  }

  private static Optional<RegionCode> only(String name, RegionTree regions, boolean whole) {
    var found =
        regions.all().stream()
            .filter(region -> name.endsWith(region.name()))
            .map(Region::code)
            .filter(
                code ->
                    whole
                        ? regions.fullName(code).equals(name)
                        : regions.fullName(code).endsWith(name))
            .limit(2)
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /** The full name for a code that exists; anything else as it is. */
  static String shown(String answer, RegionTree regions) {
    return RegionCode.isValid(answer) && regions.find(new RegionCode(answer)).isPresent()
        ? regions.fullName(new RegionCode(answer))
        : answer;
  }
}
