package org.tongban.application.queue;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.appointment.AppointmentId;
import org.tongban.domain.queue.QueueEvent;
import org.tongban.domain.queue.Ticket;

/** Ends the tickets of visits that will not be. */
@Singleton
public final class ReleaseTicketsService implements ReleaseTickets {
  private final Transactions transactions;
  private final TicketStore tickets;
  private final HallStore halls;
  private final HallDays days;

  /** Uses these parts. */
  @Inject
  public ReleaseTicketsService(
      Transactions transactions, TicketStore tickets, HallStore halls, HallDays days) {
    this.transactions = transactions;
    this.tickets = tickets;
    this.halls = halls;
    this.days = days;
  }

  @Override
  public void ofAppointment(AppointmentId appointment) {
    transactions.run(() -> tickets.of(appointment).ifPresent(this::release));
  }

  private void release(TicketStore.Stored stored) {
    switch (stored.ticket().cancel(days.now())) {
      case Ticket.Change.Moved(var next, var kind) -> {
        if (!next.equals(stored.ticket())) {
          tickets.replace(stored.with(next));
          halls.log(
              next.hall(),
              next.day(),
              List.of(
                  new QueueEvent(
                      days.now(),
                      kind,
                      Optional.of(next.number()),
                      Optional.of(next.group()),
                      stored.ticket().window(),
                      Optional.empty(),
                      "办件已撤回")));
        }
      }
      // Whoever is being served is there, and whoever was is gone.
      case Ticket.Change.Refused _ -> {}
    }
  }
}
