package org.tongban.application.queue;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tongban.application.identity.Caller;
import org.tongban.domain.appointment.AppointmentNumber;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.queue.Priority;
import org.tongban.domain.queue.Ticket;
import org.tongban.domain.queue.TicketId;
import org.tongban.domain.queue.WaitEstimate;

/**
 * Tickets of a hall, for those who come: residents on their phones, and the hall's own kiosk, at
 * which its staff are signed in. Whoever knows a ticket's identity may look at it.
 */
public interface TakeTicket {
  /** The most tickets a resident takes on one day. */
  int MOST_A_DAY = 5;

  /**
   * Takes a ticket. Residents do so while the hall is open or shortly before, one at a time in a
   * hall; the hall's staff at any time, for anybody.
   */
  Taking take(Caller caller, Wish wish);

  /**
   * Checks a booked visitor in, who gets a ticket; again, the same ticket. Whoever knows the number
   * may do so, from some time before the booked one on as the hall's rules say; the hall's staff at
   * any time of the day, for whoever is there.
   */
  Taking checkIn(Caller caller, UnitCode hall, AppointmentNumber number);

  /** The resident's tickets of today, the latest first. */
  List<Shown> mine(Caller.Resident caller);

  /** A ticket of today or before, for whoever knows its identity. */
  Optional<Shown> find(TicketId id);

  /** Gives a ticket up: the resident's own, or one of the hall's staff's hall. */
  Taking cancel(Caller caller, TicketId id);

  /** What somebody comes for. */
  record Wish(UnitCode hall, ServiceGroupCode group, Set<Priority> priorities) {
    public Wish {
      Objects.requireNonNull(hall);
      Objects.requireNonNull(group);
      priorities = Set.copyOf(priorities);
    }
  }

  /** The answer to a change. */
  sealed interface Taking {
    /** There is the ticket. */
    record Taken(Shown ticket) implements Taking {}

    /** There is no such hall, group or ticket. */
    record Absent() implements Taking {}

    /** It can't be done now; what to do instead. */
    record NotAllowed(String words) implements Taking {}
  }

  /**
   * A ticket with what there is to know about its turn.
   *
   * @param waiting what is left to wait; empty if it does not wait
   * @param version of the hall, as in {@link HallNow}
   */
  record Shown(
      Ticket ticket,
      String hallName,
      String groupName,
      String windowName,
      Optional<WaitEstimate.Wait> waiting,
      long version) {}
}
