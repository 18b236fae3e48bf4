package org.tongban.application.custody;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tongban.application.identity.Caller;
import org.tongban.application.notification.StaffAudience;
import org.tongban.application.place.Places;
import org.tongban.domain.calendar.WorkingCalendar;
import org.tongban.domain.casework.Actor;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.StepContext;
import org.tongban.domain.custody.CustodyEntry;
import org.tongban.domain.custody.HandOverId;
import org.tongban.domain.place.Level;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.Unit;
import org.tongban.domain.place.UnitCode;

/**
 * Who may do what in the room of custody: people of a unit with what lies there or comes there, and
 * supervisors of a city with alarms that concern a unit in it.
 */
@Singleton
public final class CustodyDuties {
  private static final RegionCode PROVINCE = new RegionCode("440000");

  private final Places places;
  private final Clock clock;

  /** Uses these parts. */
  @Inject
  public CustodyDuties(Places places, Clock clock) {
    this.places = places;
    this.clock = clock;
  }

  /** The units whose papers the caller handles. */
  Set<UnitCode> units(Caller.Staff caller) {
    return caller.duties().stream()
        .filter(duty -> duty.role().handlesCases())
        .map(Caller.Duty::unit)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether the caller handles the papers of the unit. */
  boolean worksAt(Caller.Staff caller, UnitCode unit) {
    return units(caller).contains(unit);
  }

  /** The caller as somebody who handles the papers of the unit; empty if they do not. */
  static Optional<Actor> actorAt(Caller.Staff caller, UnitCode unit) {
    return caller.duties().stream()
        .filter(duty -> duty.unit().equals(unit) && duty.role().handlesCases())
        .map(Caller.Duty::role)
        .sorted()
        .findFirst()
        .map(role -> new Actor(caller.actorId(), role, Optional.of(unit)));
  }

  /** The cities whose alarms the caller supervises. */
  Set<RegionCode> cities(Caller.Staff caller) {
    return cities(
        caller.duties().stream()
            .filter(duty -> duty.role() == Role.SUPERVISOR)
            .map(Caller.Duty::unit)
            .toList());
  }

  /** The cities those units are in. */
  Set<RegionCode> cities(List<UnitCode> units) {
    var city = places.organisation();
    return units.stream()
        .flatMap(unit -> city.unit(unit).stream())
        .flatMap(unit -> city.regions().at(Level.CITY, unit.region()).stream())
        .map(region -> region.code())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whom an alarm between those units concerns: both of them, and their cities' supervisors. */
  Set<StaffAudience> concerned(UnitCode from, UnitCode to) {
    return Stream.concat(
            Stream.of(from, to).map(StaffAudience.AtUnit::new),
            cities(List.of(from, to)).stream().map(StaffAudience.Supervisors::new))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The supervisor's duty that covers one of the units; empty if the caller has none. */
  Optional<Caller.Duty> supervision(Caller.Staff caller, UnitCode... units) {
    var there = cities(List.of(units));
    return caller.duties().stream()
        .filter(duty -> duty.role() == Role.SUPERVISOR)
        .filter(duty -> cities(List.of(duty.unit())).stream().anyMatch(there::contains))
        .sorted((one, other) -> one.unit().compareTo(other.unit()))
        .findFirst();
  }

  /** The unit's name for people. */
  String name(UnitCode unit) {
    return places.organisation().nameOf(unit);
  }

  /** Whether there is such a unit. */
  boolean exists(UnitCode unit) {
    return places.organisation().unit(unit).isPresent();
  }

  /** The calendar by which a unit's days are counted. */
  WorkingCalendar calendar(UnitCode unit) {
    return places.calendar(places.organisation().unit(unit).map(Unit::region).orElse(PROVINCE));
  }

  /** Today's ordinal in the province's calendar, which finds what may be due anywhere. */
  long roughToday() {
    return places.calendar(PROVINCE).ordinal(today());
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), StepContext.ZONE);
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** A link of a chain, made now. */
  CustodyEntry entry(
      CustodyEntry.Kind kind,
      Actor actor,
      UnitCode unit,
      Optional<UnitCode> other,
      Optional<HandOverId> list,
      String note) {
    return new CustodyEntry(kind, now(), actor.id(), unit, other, list, note);
  }

  /** Whether one of those units is the caller's. */
  boolean worksAtAny(Caller.Staff caller, Stream<UnitCode> some) {
    var units = units(caller);
    return some.anyMatch(units::contains);
  }
}
