package org.tongban.domain.place;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All regions the installation knows, as one immutable tree. */
public final class RegionTree {
  private final Map<RegionCode, Region> regions = new HashMap<>();
  private final Map<RegionCode, List<Region>> children = new HashMap<>();

  /**
   * @throws IllegalArgumentException if a code occurs twice, a parent is missing or the parents
   *     form a circle
   */
  public RegionTree(Collection<Region> all) {
    for (var region : all) {
      if (regions.put(region.code(), region) != null) {
        throw new IllegalArgumentException("The region " + region.code() + " occurs twice");
      }
    }
    for (var region : all) {
      region.parent().ifPresent(parent -> addChild(region, parent));
    }
    children.values().forEach(list -> list.sort(Comparator.comparing(Region::code)));
    all.forEach(this::refuseCircle);
  }

  private void addChild(Region region, RegionCode parent) {
    if (!regions.containsKey(parent)) {
      throw new IllegalArgumentException(
          "The region " + region.code() + " names a parent that is not there: " + parent);
    }
    children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(region);
  }

  private void refuseCircle(Region region) {
    Set<RegionCode> seen = new HashSet<>();
    for (var at = Optional.of(region); at.isPresent(); at = at.get().parent().map(regions::get)) {
      if (!seen.add(at.get().code())) {
        throw new IllegalArgumentException("The region " + region.code() + " lies in itself");
      }
    }
  }

  /** The region, or empty if the installation does not know it. */
  public Optional<Region> find(RegionCode code) {
    return Optional.ofNullable(regions.get(code));
  }

  /** The regions directly inside, by code; empty for a village and for an unknown region. */
  public List<Region> children(RegionCode code) {
    return List.copyOf(children.getOrDefault(code, List.of()));
  }

  /** The region itself and all regions around it, the innermost first; empty if unknown. */
  public List<Region> path(RegionCode code) {
    var path = new ArrayList<Region>();
    for (var at = find(code); at.isPresent(); at = at.get().parent().flatMap(this::find)) {
      path.add(at.get());
    }
    return List.copyOf(path);
  }

  /** The region of that level which the given one lies in (or is). */
  public Optional<Region> at(Level level, RegionCode code) {
    return path(code).stream().filter(region -> region.level() == level).findFirst();
  }

  /** Whether the inner region is the outer one or lies in it. Unknown regions lie nowhere. */
  public boolean within(RegionCode inner, RegionCode outer) {
    return path(inner).stream().anyMatch(region -> region.code().equals(outer));
  }

  /** The smallest region that holds both, or empty if they share none (two provinces). */
  public Optional<Region> common(RegionCode one, RegionCode other) {
    var around = path(one).stream().map(Region::code).collect(Collectors.toSet());
    return path(other).stream().filter(region -> around.contains(region.code())).findFirst();
  }

  /** The full name for people, from the city down: 茂名市高州市曹江镇. */
  public String fullName(RegionCode code) {
    return path(code).reversed().stream()
        .filter(region -> region.level() != Level.PROVINCE)
        .map(Region::name)
        .collect(Collectors.joining());
  }

  /** The number of regions. */
  public int size() {
    return regions.size();
  }

  /** Every region, in no particular order. */
  public Collection<Region> all() {
    return List.copyOf(regions.values());
  }
}
