package org.tongban.application.queue;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tongban.application.appointment.ServiceGroups;
import org.tongban.application.place.Places;
import org.tongban.domain.appointment.ServiceGroup;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.casework.StepContext;
import org.tongban.domain.place.ServicePoint;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.queue.Desk;
import org.tongban.domain.queue.WaitEstimate;

/** Reads a hall's day as a whole. Calls join the caller's transaction. */
@Singleton
public final class HallDays {
  private final Places places;
  private final ServiceGroups groups;
  private final TicketStore tickets;
  private final HallStore halls;
  private final Clock clock;

  /** Uses these parts. */
  @Inject
  public HallDays(
      Places places, ServiceGroups groups, TicketStore tickets, HallStore halls, Clock clock) {
    this.places = places;
    this.groups = groups;
    this.tickets = tickets;
    this.halls = halls;
    this.clock = clock;
  }

  /** The moment, as it is stored. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** The day, in the zone of all dates. */
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), StepContext.ZONE);
  }

  /** The service point, if it gives tickets. */
  Optional<ServicePoint> hall(UnitCode code) {
    return places
        .organisation()
        .servicePoint(code)
        .filter(point -> !point.partner() && !active(code).isEmpty());
  }

  /** The groups that give tickets there, by letter. */
  List<ServiceGroup> active(UnitCode hall) {
    return groups.at(List.of(hall)).stream()
        .filter(ServiceGroup::active)
        .sorted(Comparator.comparing(ServiceGroup::letter).thenComparing(ServiceGroup::code))
        .toList();
  }

  /** The hall as it is now; empty if there is none that gives tickets. */
  Optional<HallNow> find(UnitCode code) {
    var point = places.organisation().servicePoint(code).filter(it -> !it.partner());
    var active = point.isEmpty() ? List.<ServiceGroup>of() : active(code);
    return active.isEmpty() ? Optional.empty() : Optional.of(read(point.get(), active));
  }

  private HallNow read(ServicePoint point, List<ServiceGroup> active) {
    var hall = point.code();
    var day = today();
    var now = now();
    // Before all else: what is read after it is at least as new.
    long version = halls.changes(List.of(hall)).getOrDefault(hall, 0L);
    var opened =
        halls.desks(hall, day).stream()
            .collect(Collectors.toMap(Desk::window, Function.identity()));
    var desks =
        active.stream()
            .flatMap(group -> group.windows().stream())
            .map(window -> window.number())
            .distinct()
            .sorted()
            .map(number -> opened.getOrDefault(number, Desk.closed(hall, number, day)))
            .toList();
    var present = tickets.present(hall, day);
    return new HallNow(
        point,
        day,
        version,
        now,
        active,
        desks,
        present,
        halls.rules(hall).rules(),
        WaitEstimate.of(
            active,
            present.stream().map(TicketStore.Stored::ticket).toList(),
            desks,
            usual(active, tickets.seen(hall, day)),
            now));
  }

  private static Map<ServiceGroupCode, Duration> usual(
      List<ServiceGroup> active, Map<ServiceGroupCode, WaitEstimate.Seen> seen) {
    return active.stream()
        .filter(group -> seen.containsKey(group.code()))
        .collect(
            Collectors.toMap(
                ServiceGroup::code, group -> WaitEstimate.usual(group, seen.get(group.code()))));
  }
}
