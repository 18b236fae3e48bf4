package org.tongban.domain.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tongban.domain.appointment.ServiceGroupCode;

/**
 * The figures of a hall's day.
 *
 * @param hours from the first to the last one with an arrival or a call
 * @param groups by their codes, those with tickets
 * @param windows by their numbers, those that called somebody
 */
public record HallStatistics(
    Figures total, List<Hour> hours, List<OfGroup> groups, List<OfWindow> windows) {
  /**
   * Figures of some tickets. Waiting is from arrival, or from the booked time of who came before
   * it, to the first call.
   *
   * @param open how many still wait or are being served
   * @param ninetieth 90 of 100 waited no longer
   */
  public record Figures(
      int arrivals,
      int booked,
      int favoured,
      int served,
      int noShows,
      int cancelled,
      int open,
      Optional<Duration> medianWait,
      Optional<Duration> ninetieth,
      Optional<Duration> longestWait,
      Optional<Duration> medianService) {}

  /**
   * An hour of the day.
   *
   * @param hour 0 to 23
   * @param called how many were called for the first time
   * @param waiting how many waited for their first call at its end
   */
  public record Hour(int hour, int arrivals, int called, int waiting) {}

  /** Of the group in which the tickets are now. */
  public record OfGroup(ServiceGroupCode group, Figures figures) {}

  /** Of the window that dealt with them last. */
  public record OfWindow(String window, Figures figures) {}

  public HallStatistics {
    hours = List.copyOf(hours);
    groups = List.copyOf(groups);
    windows = List.copyOf(windows);
  }

  /** The figures of these tickets of one day. */
  public static HallStatistics of(Collection<Ticket> tickets, ZoneId zone) {
    return new HallStatistics(
        figures(tickets),
        hours(tickets, zone),
        grouped(tickets, ticket -> Stream.of(ticket.group()), OfGroup::new),
        grouped(
            tickets.stream().filter(ticket -> ticket.firstCalledAt().isPresent()).toList(),
            ticket -> ticket.window().stream(),
            OfWindow::new));
  }

  private interface Making<K, T> {
    T make(K key, Figures figures);
  }

  private static <K extends Comparable<K>, T> List<T> grouped(
      Collection<Ticket> tickets, Function<Ticket, Stream<K>> key, Making<K, T> making) {
    var groups = new TreeMap<K, List<Ticket>>();
    for (var ticket : tickets) {
      key.apply(ticket)
          .forEach(one -> groups.computeIfAbsent(one, _ -> new ArrayList<>()).add(ticket));
    }
    return groups.entrySet().stream()
        .map(group -> making.make(group.getKey(), figures(group.getValue())))
        .toList();
  }

  private static Figures figures(Collection<Ticket> tickets) {
    var waits = tickets.stream().flatMap(ticket -> ticket.waited().stream()).sorted().toList();
    var services =
        tickets.stream()
            .filter(ticket -> ticket.state() instanceof TicketState.Finished)
            .map(Ticket::served)
            .sorted()
            .toList();
    return new Figures(
        tickets.size(),
        count(tickets, ticket -> ticket.appointment().isPresent()),
        count(tickets, ticket -> ticket.place().favoured()),
        services.size(),
        count(tickets, ticket -> ticket.state() instanceof TicketState.NoShow),
        count(tickets, ticket -> ticket.state() instanceof TicketState.Cancelled),
        count(tickets, Ticket::open),
        quantile(waits, 50),
        quantile(waits, 90),
        quantile(waits, 100),
        quantile(services, 50));
  }

  private static int count(Collection<Ticket> tickets, Predicate<Ticket> which) {
    return (int) tickets.stream().filter(which).count();
  }

  /** The smallest value that so many percent do not exceed. */
  private static Optional<Duration> quantile(List<Duration> sorted, int percent) {
    return sorted.isEmpty()
        ? Optional.empty()
        : Optional.of(sorted.get(Math.max(0, (sorted.size() * percent + 99) / 100 - 1)));
  }

  private static List<Hour> hours(Collection<Ticket> tickets, ZoneId zone) {
    var arrivals = new int[24];
    var called = new int[24];
    int first = 24;
    int last = -1;
    for (var ticket : tickets) {
      int came = hour(ticket.issuedAt(), zone);
      arrivals[came]++;
      first = Math.min(first, came);
      last = Math.max(last, came);
      if (ticket.firstCalledAt().isPresent()) {
        int call = hour(ticket.firstCalledAt().get(), zone);
        called[call]++;
        last = Math.max(last, call);
      }
    }
    var hours = new ArrayList<Hour>();
    for (int hour = first; hour <= last; hour++) {
      int of = hour;
      hours.add(
          new Hour(
              hour,
              arrivals[hour],
              called[hour],
              count(tickets, ticket -> waitsAfter(ticket, of, zone))));
    }
    return hours;
  }

  private static boolean waitsAfter(Ticket ticket, int hour, ZoneId zone) {
    var gone = ticket.state() instanceof TicketState.Cancelled(var at) ? Optional.of(at) : noTime();
    return hour(ticket.issuedAt(), zone) <= hour
        && ticket.firstCalledAt().or(() -> gone).filter(at -> hour(at, zone) <= hour).isEmpty();
  }

  private static Optional<Instant> noTime() {
    return Optional.empty();
  }

  private static int hour(Instant at, ZoneId zone) {
    return at.atZone(zone).getHour();
  }
}
