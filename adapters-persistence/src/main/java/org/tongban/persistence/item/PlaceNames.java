package org.tongban.persistence.item;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tongban.domain.place.Level;
import org.tongban.domain.place.Region;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.RegionTree;

/**
 * Finds the place that somebody names. Cities and counties are known by their short names too,
 * those of the city's own also in pinyin; towns and villages by names that end with what they are,
 * because the rest of many is an ordinary word.
 */
final class PlaceNames {
  private static final int LONGEST = 14;
  private static final int SHORTEST_VILLAGE = 3;
  private static final Pattern KIND = Pattern.compile("(市|区|县|.族自治县|各族自治县|开发区|滨海新区|高新技术产业开发区)$");
  private static final Pattern VILLAGE = Pattern.compile("(社区|村)?(居民委员会|村民委员会|居委会|村委会)$");

  private final Map<String, Set<RegionCode>> written = new HashMap<>();
  private final Map<String, Set<RegionCode>> spoken = new HashMap<>();

  /**
   * @param own the regions that have authorities of this city
   */
  PlaceNames(RegionTree regions, Collection<RegionCode> own, Pronunciation pronunciation) {
    for (var region : regions.all()) {
      for (var name : names(region)) {
        written.computeIfAbsent(name, _ -> new HashSet<>()).add(region.code());
        if (own.contains(region.code()) && (cityOrCounty(region) || region.level() == Level.TOWN)) {
          spoken
              .computeIfAbsent(String.join(" ", pronunciation.of(name)), _ -> new HashSet<>())
              .add(region.code());
        }
      }
    }
  }

  private static boolean cityOrCounty(Region region) {
    return region.level() == Level.CITY || region.level() == Level.COUNTY;
  }

  private static List<String> names(Region region) {
    var names = new ArrayList<String>();
    switch (region.level()) {
      case NATION, PROVINCE -> {}
      case CITY, COUNTY -> {
        names.add(region.name());
        var plain = KIND.matcher(region.name()).replaceFirst("");
        if (plain.length() >= 2) {
          names.add(plain);
        }
        if (region.zone() && region.name().length() > 4) {
          names.add(region.name().substring(2));
        }
      }
      case TOWN -> names.add(region.name());
      case VILLAGE -> {
        var plain = VILLAGE.matcher(region.name()).replaceFirst("");
        if (plain.length() >= SHORTEST_VILLAGE - 1) {
          names.add(plain + "村");
          names.add(plain + "社区");
        }
      }
    }
    return names;
  }

  /**
   * A place that was named.
   *
   * @param regions the regions of that name
   * @param from the first unit of it
   * @param to the unit after the last
   */
  record Named(Set<RegionCode> regions, int from, int to) {
    /** One of them, the same every time. */
    RegionCode region() {
      return regions.stream().min(Comparator.naturalOrder()).orElseThrow();
    }
  }

  /** The place, the longest name if there are several. */
  Optional<Named> in(SpokenText typed) {
    for (int length = Math.min(LONGEST, typed.size()); length >= 2; length--) {
      for (int from = 0; from + length <= typed.size(); from++) {
        var found = named(typed, from, from + length);
        if (found != null) {
          return Optional.of(new Named(found, from, from + length));
        }
      }
    }
    return Optional.empty();
  }

  private Set<RegionCode> named(SpokenText typed, int from, int to) {
    var name = new StringBuilder();
    boolean onlySpoken = typed.get(from).onlySpoken();
    for (int i = from; i < to; i++) {
      var unit = typed.get(i);
      if (unit.onlySpoken() != onlySpoken) {
        return null;
      }
      if (onlySpoken && i > from) {
        name.append(' ');
      }
      name.append(onlySpoken ? unit.sound() : unit.written());
    }
    return (onlySpoken ? spoken : written).get(name.toString());
  }
}
