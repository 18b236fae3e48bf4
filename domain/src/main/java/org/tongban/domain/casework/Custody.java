package org.tongban.domain.casework;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tongban.domain.place.UnitCode;

/**
 * Who keeps the paper originals of a case. Immutable; a change gives the next one.
 *
 * @param units the keeper of each original, by the material's code
 * @param announced the codes of materials that the applicant says come on paper and that no unit
 *     has taken yet
 * @param waitingSince since when papers lie at the place of application that are still to be sent
 *     on; empty if there are none
 */
record Custody(
    SortedMap<String, UnitCode> units, Set<String> announced, Optional<LocalDate> waitingSince) {
  /** Nobody keeps anything. */
  static final Custody NONE = new Custody(new TreeMap<>(), Set.of(), Optional.empty());

  Custody {
    units = Collections.unmodifiableSortedMap(new TreeMap<>(units));
    announced = Set.copyOf(announced);
  }

  /** The unit takes these originals. */
  Custody taken(Collection<String> codes, UnitCode unit) {
    var all = new TreeMap<>(units);
    codes.forEach(code -> all.put(code, unit));
    return new Custody(all, without(announced, codes), waitingSince);
  }

  /** The applicant says that these come on paper; what a unit has taken already is not awaited. */
  Custody announced(List<Material> materials, Collection<String> taken) {
    var awaited = new TreeSet<>(announced);
    for (var material : materials) {
      awaited.remove(material.code());
      if (material.form() == Material.Form.ORIGINAL && !taken.contains(material.code())) {
        awaited.add(material.code());
      }
    }
    return new Custody(units, awaited, waitingSince);
  }

  /** Papers wait to be sent on from that day; an earlier day stands. */
  Custody waiting(LocalDate since) {
    return new Custody(units, announced, waitingSince.or(() -> Optional.of(since)));
  }

  /** What lay at one unit was sent to another. */
  Custody sentOn(UnitCode from, UnitCode to) {
    var all = new TreeMap<>(units);
    all.replaceAll((_, unit) -> unit.equals(from) ? to : unit);
    return new Custody(all, announced, Optional.empty());
  }

  /** These originals came to the unit from another; what nobody keeps stays so. */
  Custody moved(Collection<String> codes, UnitCode to) {
    var all = new TreeMap<>(units);
    codes.forEach(code -> all.replace(code, to));
    return new Custody(all, announced, waitingSince);
  }

  /** These originals went back to the person, or were lost: no unit keeps them. */
  Custody gone(Collection<String> codes) {
    var rest = new TreeMap<>(units);
    codes.forEach(rest::remove);
    return new Custody(rest, announced, waitingSince);
  }

  /** The units that keep any, in the order of their codes. */
  List<UnitCode> keepers() {
    return units.values().stream().distinct().sorted().toList();
  }

  /** The codes of what the unit keeps, in order. */
  List<String> keptAt(UnitCode unit) {
    return units.keySet().stream().filter(code -> units.get(code).equals(unit)).toList();
  }

  private static Set<String> without(Set<String> some, Collection<String> gone) {
    return some.stream()
        .filter(code -> !gone.contains(code))
        .collect(Collectors.toUnmodifiableSet());
  }
}
