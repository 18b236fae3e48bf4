package org.tongban.domain.queue;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

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
   * @param lines those the window serves
   */
  public static Optional<Ticket> next(
      Collection<Ticket> tickets, String window, Set<LineCode> lines, Instant now) {
    return tickets.stream()
        .filter(ticket -> waitsFor(ticket, window, lines))
        .min(Comparator.comparing((Ticket ticket) -> !due(ticket, now)).thenComparing(BY_PLACE));
  }

  /** Whether they wait and that window may call them. */
  static boolean waitsFor(Ticket ticket, String window, Set<LineCode> lines) {
    return lines.contains(ticket.line())
        && ticket.state() instanceof TicketState.Waiting(_, var onlyAt, _)
        && (onlyAt.isEmpty() || onlyAt.get().equals(window));
  }

  private static boolean due(Ticket ticket, Instant now) {
    return !ticket.place().dueAt().isAfter(now);
  }
}
