package org.tongban.domain.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.domain.queue.TicketSamples.CROSS_PROVINCE;
import static org.tongban.domain.queue.TicketSamples.DAY;
import static org.tongban.domain.queue.TicketSamples.GENERAL;
import static org.tongban.domain.queue.TicketSamples.HALL;
import static org.tongban.domain.queue.TicketSamples.NINE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.tongban.domain.appointment.ServiceGroup;
import org.tongban.domain.casework.ActorId;

/** What holds for every day of every hall. */
class QueuePropertiesTest {
  private static final List<ServiceGroup> GROUPS = List.of(GENERAL, CROSS_PROVINCE);
  private static final List<String> WINDOWS = List.of("1", "2", "3", "4");
  private static final QueueRules RULES = QueueRules.DEFAULT;

  private static Instant at(double minutes) {
    return NINE.plusSeconds((long) (minutes * 60));
  }

  /** Somebody who comes at random, with or without a booking and a priority. */
  private static Ticket arrival(Random random, int serial, double minutes) {
    var group = GROUPS.get(random.nextInt(GROUPS.size()));
    return switch (random.nextInt(4)) {
      case 0 ->
          TicketSamples.booked(group, serial, at(minutes), at(minutes + random.nextInt(60) - 20));
      case 1 ->
          TicketSamples.walkIn(
              group,
              serial,
              at(minutes),
              Priority.values()[random.nextInt(Priority.values().length)]);
      default -> TicketSamples.walkIn(group, serial, at(minutes));
    };
  }

  /** Whoever waits is overtaken only by those who came within the bound after they were due. */
  @Property(tries = 200)
  void nobodyIsOvertakenByWhoCameMuchLater(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 120) int visitors) {
    var random = new Random(seed);
    var all = new ArrayList<Ticket>();
    for (int i = 1; i <= visitors; i++) {
      all.add(arrival(random, i, random.nextInt(240)));
    }
    var served = Set.of(GENERAL.code(), CROSS_PROVINCE.code());
    var waiting = new ArrayList<>(all);
    for (int minute = 0; !waiting.isEmpty(); minute += 3) {
      var now = at(minute);
      var here = waiting.stream().filter(ticket -> !ticket.issuedAt().isAfter(now)).toList();
      var next = CallOrder.next(here, "3", served, now);
      if (next.isEmpty()) {
        assertThat(here).isEmpty();
        continue;
      }
      for (var other : here) {
        var due = other.place().dueAt();
        if (!due.isAfter(now)) {
          assertThat(next.get().issuedAt()).isBeforeOrEqualTo(due.plus(RULES.longestOvertaking()));
        }
      }
      waiting.remove(next.get());
    }
  }

  /**
   * Random commands of all kinds: nobody is at two windows, no window has two, nothing that is over
   * comes back but by {@code comeBack}, and who is not over can still be served to the end.
   */
  @Property(tries = 300)
  void everyTicketIsAtOneWindowAtMostAndComesToAnEnd(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 250) int steps) {
    var random = new Random(seed);
    var tickets = new LinkedHashMap<TicketId, Ticket>();
    var atWindow = new HashMap<String, TicketId>();
    for (int step = 0; step < steps; step++) {
      command(random, step, tickets, atWindow);
      checkPlaces(tickets, atWindow);
    }
    var now = at(steps + 60);
    for (var ticket : List.copyOf(tickets.values())) {
      tickets.put(ticket.id(), toTheEnd(ticket, now));
    }
    assertThat(tickets.values()).noneMatch(Ticket::open);
  }

  private static void command(
      Random random, int step, Map<TicketId, Ticket> tickets, Map<String, TicketId> atWindow) {
    var now = at(step);
    if (random.nextInt(3) == 0) {
      var arrival = arrival(random, step + 1, step);
      tickets.put(arrival.id(), arrival);
      return;
    }
    var window = WINDOWS.get(random.nextInt(WINDOWS.size()));
    var current = atWindow.get(window);
    if (current == null) {
      var groups = CallOrder.groupsOf(window, GROUPS);
      CallOrder.next(tickets.values(), window, groups, now)
          .ifPresent(
              ticket -> {
                tickets.put(ticket.id(), TicketSamples.next(ticket.call(window, now)));
                atWindow.put(window, ticket.id());
              });
      return;
    }
    var ticket = tickets.get(current);
    var target = GROUPS.get(random.nextInt(GROUPS.size()));
    var onlyAt =
        random.nextBoolean()
            ? Optional.<String>empty()
            : target.windows().stream().map(one -> one.number()).findFirst();
    var change =
        switch (random.nextInt(8)) {
          case 0 -> ticket.recall(window, now);
          case 1 -> ticket.start(window, now);
          case 2 -> ticket.finish(window, now);
          case 3 -> ticket.park(window, now);
          case 4 -> ticket.miss(window, RULES, now);
          case 5 -> ticket.transfer(window, target.code(), onlyAt, now);
          case 6 -> ticket.cancel(now);
          default -> ticket.leaveWindow(window, now);
        };
    switch (change) {
      case Ticket.Change.Moved(var next, _) -> {
        tickets.put(current, next);
        if (!here(next, window)) {
          atWindow.remove(window);
        }
      }
      case Ticket.Change.Refused(var words) -> assertThat(words).isNotBlank();
    }
  }

  private static boolean here(Ticket ticket, String window) {
    return switch (ticket.state()) {
      case TicketState.Called(var at, _, _, _) -> at.equals(window);
      case TicketState.Serving(var at, _) -> at.equals(window);
      case TicketState.Waiting _,
          TicketState.Parked _,
          TicketState.Finished _,
          TicketState.NoShow _,
          TicketState.Cancelled _ ->
          false;
    };
  }

  private static void checkPlaces(Map<TicketId, Ticket> tickets, Map<String, TicketId> atWindow) {
    for (var window : WINDOWS) {
      assertThat(tickets.values().stream().filter(ticket -> here(ticket, window)).map(Ticket::id))
          .isEqualTo(Optional.ofNullable(atWindow.get(window)).stream().toList());
    }
  }

  private static Ticket toTheEnd(Ticket ticket, Instant now) {
    return switch (ticket.state()) {
      case TicketState.Waiting(_, var onlyAt, _) -> {
        var window = onlyAt.orElse("3");
        yield TicketSamples.next(TicketSamples.next(ticket.call(window, now)).finish(window, now));
      }
      case TicketState.Called(var window, _, _, _) ->
          TicketSamples.next(ticket.finish(window, now));
      case TicketState.Serving(var window, _) -> TicketSamples.next(ticket.finish(window, now));
      case TicketState.Parked _ -> toTheEnd(TicketSamples.next(ticket.comeBack(RULES, now)), now);
      case TicketState.Finished _, TicketState.NoShow _, TicketState.Cancelled _ -> ticket;
    };
  }

  /** If nobody else comes and visits take what they usually do, the estimate comes true. */
  @Property(tries = 100)
  void theEstimateComesTrueWhenNothingUnforeseenHappens(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int visitors) {
    var random = new Random(seed);
    var tickets = new ArrayList<Ticket>();
    for (int i = 1; i <= visitors; i++) {
      tickets.add(arrival(random, i, -random.nextInt(30)));
    }
    var desks = new ArrayList<Desk>();
    for (var window : WINDOWS) {
      desks.add(
          ((Desk.Change.Moved)
                  Desk.closed(HALL, window, DAY).open(new ActorId(UUID.randomUUID()), NINE))
              .next());
    }
    var estimate = WaitEstimate.of(GROUPS, tickets, desks, Map.of(), NINE);

    var free = new HashMap<String, Instant>();
    WINDOWS.forEach(window -> free.put(window, NINE));
    while (!free.isEmpty()) {
      var window =
          free.keySet().stream()
              .min(Comparator.comparing((String one) -> free.get(one)).thenComparing(one -> one))
              .orElseThrow();
      var groups = CallOrder.groupsOf(window, GROUPS);
      var next = CallOrder.next(tickets, window, groups, free.get(window));
      if (next.isEmpty()) {
        free.remove(window);
        continue;
      }
      assertThat(estimate.of(next.get().id()).orElseThrow().expected())
          .contains(Duration.between(NINE, free.get(window)));
      tickets.remove(next.get());
      var usual =
          next.get().group().equals(GENERAL.code()) ? GENERAL.minutes() : CROSS_PROVINCE.minutes();
      free.merge(window, Instant.EPOCH, (at, _) -> at.plus(Duration.ofMinutes(usual)));
    }
    assertThat(tickets).isEmpty();
  }

  @Property(tries = 20)
  void promisesNothingWhenNoWindowIsOpen(@ForAll @IntRange(min = 1, max = 20) int visitors) {
    var tickets = new ArrayList<Ticket>();
    for (int i = 1; i <= visitors; i++) {
      tickets.add(TicketSamples.walkIn(GENERAL, i, at(i)));
    }
    var estimate =
        WaitEstimate.of(
            GROUPS, tickets, List.of(Desk.closed(HALL, "1", DAY)), Map.of(), at(visitors));
    assertThat(estimate.of(tickets.getLast().id()))
        .contains(new WaitEstimate.Wait(visitors - 1, Optional.empty()));
    assertThat(estimate.newcomer(GENERAL.code()))
        .isEqualTo(new WaitEstimate.Wait(visitors, Optional.empty()));
  }
}
