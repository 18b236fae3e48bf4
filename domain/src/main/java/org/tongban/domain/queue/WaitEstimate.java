package org.tongban.domain.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;
import org.tongban.domain.appointment.ServiceGroup;
import org.tongban.domain.appointment.ServiceGroupCode;

/**
 * How long people still wait: the hall's day played forward from now, with the windows that are
 * open, the order in which they call, and the time a visit usually takes. It is an estimate; who
 * comes later with a head start is not in it.
 */
public final class WaitEstimate {
  /** How many planned visits count as much as those seen today. */
  private static final int PLANNED_WEIGHT = 5;

  /**
   * What somebody still waits.
   *
   * @param ahead how many of the same group are called before them
   * @param expected until they are called; empty if no open window will call them
   */
  public record Wait(int ahead, Optional<Duration> expected) {}

  /**
   * Visits of a group that were finished today.
   *
   * @param total how long they took together
   */
  public record Seen(int visits, Duration total) {}

  private final Map<TicketId, Wait> waits;
  private final Map<ServiceGroupCode, Wait> newcomers;

  private WaitEstimate(Map<TicketId, Wait> waits, Map<ServiceGroupCode, Wait> newcomers) {
    this.waits = Map.copyOf(waits);
    this.newcomers = Map.copyOf(newcomers);
  }

  /** An open window, from when on it can call the next one. */
  private record Free(Instant at, String window, Set<ServiceGroupCode> groups) {}

  /** How long a visit of the group usually takes, from the plan and from what was seen today. */
  public static Duration usual(ServiceGroup group, Seen seen) {
    return Duration.ofMinutes(group.minutes())
        .multipliedBy(PLANNED_WEIGHT)
        .plus(seen.total())
        .dividedBy(PLANNED_WEIGHT + seen.visits());
  }

  /**
   * The estimate.
   *
   * @param tickets of the hall, in any state
   * @param usual how long a visit of each group takes; those left out take as long as planned
   */
  public static WaitEstimate of(
      Collection<ServiceGroup> groups,
      Collection<Ticket> tickets,
      Collection<Desk> desks,
      Map<ServiceGroupCode, Duration> usual,
      Instant now) {
    var visit =
        groups.stream()
            .collect(
                Collectors.toMap(
                    ServiceGroup::code,
                    group ->
                        usual.getOrDefault(group.code(), Duration.ofMinutes(group.minutes()))));
    var free = new PriorityQueue<>(Comparator.comparing(Free::at).thenComparing(Free::window));
    for (var desk : desks) {
      if (desk.calling()) {
        free.add(
            new Free(
                freeAt(desk, tickets, visit, now),
                desk.window(),
                CallOrder.groupsOf(desk.window(), groups)));
      }
    }
    var waiting =
        new ArrayList<>(
            tickets.stream().filter(Ticket::waiting).sorted(CallOrder.BY_PLACE).toList());
    var calls = new LinkedHashMap<Ticket, Optional<Instant>>();
    var idle = new ArrayList<Free>();
    while (!free.isEmpty()) {
      var desk = free.poll();
      var next = CallOrder.next(waiting, desk.window(), desk.groups(), desk.at());
      if (next.isEmpty()) {
        idle.add(desk);
        continue;
      }
      waiting.remove(next.get());
      calls.put(next.get(), Optional.of(desk.at()));
      free.add(
          new Free(desk.at().plus(visit.get(next.get().group())), desk.window(), desk.groups()));
    }
    waiting.forEach(ticket -> calls.put(ticket, Optional.empty()));
    return new WaitEstimate(waits(calls, now), newcomers(groups, calls, idle, now));
  }

  private static Instant freeAt(
      Desk desk, Collection<Ticket> tickets, Map<ServiceGroupCode, Duration> visit, Instant now) {
    return CallOrder.at(desk.window(), tickets)
        .map(ticket -> begun(ticket, now).plus(visit.getOrDefault(ticket.group(), Duration.ZERO)))
        .filter(now::isBefore)
        .orElse(now);
  }

  private static Instant begun(Ticket ticket, Instant now) {
    return switch (ticket.state()) {
      case TicketState.Serving(_, var since) -> since;
      case TicketState.Called(_, _, var last, _) -> last;
      case TicketState.Waiting _,
          TicketState.Parked _,
          TicketState.Finished _,
          TicketState.NoShow _,
          TicketState.Cancelled _ ->
          now;
    };
  }

  private static Map<TicketId, Wait> waits(Map<Ticket, Optional<Instant>> calls, Instant now) {
    var before = new HashMap<ServiceGroupCode, Integer>();
    var waits = new HashMap<TicketId, Wait>();
    calls.forEach(
        (ticket, at) ->
            waits.put(
                ticket.id(),
                new Wait(
                    before.merge(ticket.group(), 1, Integer::sum) - 1,
                    at.map(call -> Duration.between(now, call)))));
    return waits;
  }

  private static Map<ServiceGroupCode, Wait> newcomers(
      Collection<ServiceGroup> groups,
      Map<Ticket, Optional<Instant>> calls,
      List<Free> idle,
      Instant now) {
    var newcomers = new HashMap<ServiceGroupCode, Wait>();
    for (var group : groups) {
      newcomers.put(
          group.code(),
          new Wait(
              (int)
                  calls.keySet().stream()
                      .filter(ticket -> ticket.group().equals(group.code()))
                      .count(),
              idle.stream()
                  .filter(desk -> desk.groups().contains(group.code()))
                  .map(Free::at)
                  .min(Comparator.naturalOrder())
                  .map(at -> Duration.between(now, at))));
    }
    return newcomers;
  }

  /** Of somebody who waits; empty for others. */
  public Optional<Wait> of(TicketId ticket) {
    return Optional.ofNullable(waits.get(ticket));
  }

  /** Of somebody who would take a ticket now; {@code ahead} is everybody who waits in the group. */
  public Wait newcomer(ServiceGroupCode group) {
    return newcomers.getOrDefault(group, new Wait(0, Optional.empty()));
  }
}
