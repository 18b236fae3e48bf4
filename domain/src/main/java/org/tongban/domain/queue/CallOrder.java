package org.tongban.domain.queue;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tongban.domain.appointment.ServiceGroup;
import org.tongban.domain.appointment.ServiceGroupCode;

/**
 * Whom a window calls next: of those who are due, the one with the earliest place. Only when nobody
 * is due, a booked visitor who came early is called before their time.
 */
public final class CallOrder {
  /** The earliest place first; among the same, who came first. */
  public static final Comparator<Ticket> BY_PLACE =
      Comparator.comparing((Ticket ticket) -> ticket.place().orderAt())
          .thenComparing(Ticket::issuedAt)
          .thenComparing(Ticket::number);

  private CallOrder() {}

  /**
   * The next one, or empty if nobody waits for that window.
   *
   * @param tickets of the hall, in any state
   * @param groups those the window serves
   */
  public static Optional<Ticket> next(
      Collection<Ticket> tickets, String window, Set<ServiceGroupCode> groups, Instant now) {
    return tickets.stream()
        .filter(ticket -> waitsFor(ticket, window, groups))
        .min(Comparator.comparing((Ticket ticket) -> !due(ticket, now)).thenComparing(BY_PLACE));
  }

  /** The groups that the window serves. */
  public static Set<ServiceGroupCode> groupsOf(String window, Collection<ServiceGroup> groups) {
    return groups.stream()
        .filter(group -> group.active())
        .filter(group -> group.windows().stream().anyMatch(one -> one.number().equals(window)))
        .map(ServiceGroup::code)
        .collect(Collectors.toSet());
  }

  /** Whom the window called or serves. */
  public static Optional<Ticket> at(String window, Collection<Ticket> tickets) {
    return tickets.stream()
        .filter(
            ticket ->
                switch (ticket.state()) {
                  case TicketState.Called(var where, _, _, _) -> where.equals(window);
                  case TicketState.Serving(var where, _) -> where.equals(window);
                  case TicketState.Waiting _,
                      TicketState.Parked _,
                      TicketState.Finished _,
                      TicketState.NoShow _,
                      TicketState.Cancelled _ ->
                      false;
                })
        .findFirst();
  }

  /** Whether they wait and that window may call them. */
  static boolean waitsFor(Ticket ticket, String window, Set<ServiceGroupCode> groups) {
    return groups.contains(ticket.group())
        && ticket.state() instanceof TicketState.Waiting(_, var onlyAt, _)
        && (onlyAt.isEmpty() || onlyAt.get().equals(window));
  }

  private static boolean due(Ticket ticket, Instant now) {
    return !ticket.place().dueAt().isAfter(now);
  }
}
