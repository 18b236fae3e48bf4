package org.tongban.domain.place;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All authorities and service points with the regions they work in: who is where. */
public final class Organisation {
  private final RegionTree regions;
  private final Map<UnitCode, Unit> units = new HashMap<>();
  private final List<Authority> authorities;
  private final List<ServicePoint> servicePoints;
  private final Map<OfficeKey, Authority> offices = new HashMap<>();
  private final Map<RegionCode, List<ServicePoint>> pointsByRegion = new HashMap<>();

  private record OfficeKey(String department, Level level, RegionCode region) {}

  /**
   * @throws IllegalArgumentException if a unit's code occurs twice
   */
  public Organisation(
      RegionTree regions,
      Collection<Authority> authorities,
      Collection<ServicePoint> servicePoints) {
    this.regions = regions;
    this.authorities = List.copyOf(authorities);
    this.servicePoints = List.copyOf(servicePoints);
    Stream.<Unit>concat(authorities.stream(), servicePoints.stream()).forEach(this::add);
    for (var office : authorities) {
      offices.putIfAbsent(
          new OfficeKey(office.department(), office.level(), office.region()), office);
    }
    for (var point : servicePoints) {
      pointsByRegion.merge(
          point.region(),
          List.of(point),
          (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
    }
  }

  private void add(Unit unit) {
    if (units.put(unit.code(), unit) != null) {
      throw new IllegalArgumentException("The unit " + unit.code() + " occurs twice");
    }
  }

  /** The regions. */
  public RegionTree regions() {
    return regions;
  }

  /** The unit, or empty if there is none with the code. */
  public Optional<Unit> unit(UnitCode code) {
    return Optional.ofNullable(units.get(code));
  }

  /** The authority, or empty if the code is not an authority's. */
  public Optional<Authority> authority(UnitCode code) {
    return unit(code).filter(Authority.class::isInstance).map(Authority.class::cast);
  }

  /** The service point, or empty if the code is not a service point's. */
  public Optional<ServicePoint> servicePoint(UnitCode code) {
    return unit(code).filter(ServicePoint.class::isInstance).map(ServicePoint.class::cast);
  }

  /** The unit's name for people, or its code where it is unknown. */
  public String nameOf(UnitCode code) {
    return unit(code).map(Unit::name).orElse(code.value());
  }

  /** The office of that kind whose territory, at that level, the region lies in. */
  public Optional<Authority> office(String department, Level level, RegionCode region) {
    return regions
        .at(level, region)
        .map(territory -> offices.get(new OfficeKey(department, level, territory.code())));
  }

  /** The service points directly in the region (not those in regions inside it). */
  public List<ServicePoint> servicePointsIn(RegionCode region) {
    return pointsByRegion.getOrDefault(region, List.of());
  }

  /** All authorities. */
  public List<Authority> authorities() {
    return authorities;
  }

  /** All service points. */
  public List<ServicePoint> servicePoints() {
    return servicePoints;
  }
}
