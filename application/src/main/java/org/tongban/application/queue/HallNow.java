package org.tongban.application.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tongban.domain.appointment.ServiceGroup;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.place.ServicePoint;
import org.tongban.domain.queue.Desk;
import org.tongban.domain.queue.QueueRules;
import org.tongban.domain.queue.Ticket;
import org.tongban.domain.queue.TicketId;
import org.tongban.domain.queue.WaitEstimate;

/**
 * A hall as it is at a moment.
 *
 * @param version rises with every change; two with the same one differ in their estimates at most
 * @param groups in which tickets are given, by letter
 * @param desks all windows of the groups, by number
 * @param present as {@link TicketStore#present} has them
 */
public record HallNow(
    ServicePoint hall,
    LocalDate day,
    long version,
    Instant at,
    List<ServiceGroup> groups,
    List<Desk> desks,
    List<TicketStore.Stored> present,
    QueueRules rules,
    WaitEstimate estimate) {
  public HallNow {
    groups = List.copyOf(groups);
    desks = List.copyOf(desks);
    present = List.copyOf(present);
  }

  /** The tickets of those who are there. */
  public List<Ticket> tickets() {
    return present.stream().map(TicketStore.Stored::ticket).toList();
  }

  /** The group, or empty if there is none with that code any more. */
  public Optional<ServiceGroup> group(ServiceGroupCode code) {
    return groups.stream().filter(group -> group.code().equals(code)).findFirst();
  }

  /** The group's name for people, or its code where it is unknown. */
  public String nameOf(ServiceGroupCode code) {
    return group(code).map(ServiceGroup::name).orElse(code.value());
  }

  /** The window's name for people, or its number where it is unknown. */
  public String nameOf(String window) {
    return groups.stream()
        .flatMap(group -> group.windows().stream())
        .filter(one -> one.number().equals(window))
        .findFirst()
        .map(one -> one.name())
        .orElse(window);
  }

  /** The window, or empty if there is none with that number. */
  public Optional<Desk> desk(String window) {
    return desks.stream().filter(desk -> desk.window().equals(window)).findFirst();
  }

  /** How many wait in the group. */
  public int waiting(ServiceGroupCode group) {
    return (int)
        present.stream()
            .filter(one -> one.ticket().waiting() && one.ticket().group().equals(group))
            .count();
  }

  /** How many windows of the group call people. */
  public int calling(ServiceGroup group) {
    return (int)
        desks.stream()
            .filter(Desk::calling)
            .filter(
                desk -> group.windows().stream().anyMatch(w -> w.number().equals(desk.window())))
            .count();
  }

  /** How long somebody who comes now would wait; empty if no window of the group calls. */
  public Optional<Duration> expected(ServiceGroupCode group) {
    return estimate.newcomer(group).expected();
  }

  /** What is left to wait for a ticket; empty if it does not wait. */
  public Optional<WaitEstimate.Wait> waitOf(TicketId ticket) {
    return estimate.of(ticket);
  }
}
