package org.tongban.application.queue;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tongban.application.transaction.InMemoryTable;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.appointment.AppointmentId;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.queue.Ticket;
import org.tongban.domain.queue.TicketId;
import org.tongban.domain.queue.TicketNumber;
import org.tongban.domain.queue.TicketState;
import org.tongban.domain.queue.WaitEstimate;

/** Tickets in memory. */
public final class InMemoryTicketStore implements TicketStore {
  private static final int MOST_OF_ONE = 50;
  private static final Comparator<Stored> BY_COMING =
      Comparator.comparing((Stored stored) -> stored.ticket().issuedAt())
          .thenComparing(stored -> stored.ticket().number());

  private final InMemoryTable<TicketId, Stored> rows;
  private final InMemoryTable<List<Object>, Integer> numbers;

  /** None yet. */
  public InMemoryTicketStore(InMemoryTransactions transactions) {
    rows = new InMemoryTable<>(transactions);
    numbers = new InMemoryTable<>(transactions);
  }

  @Override
  public Optional<Stored> find(TicketId id) {
    return rows.get(id);
  }

  private Stream<Stored> on(UnitCode hall, LocalDate day) {
    return rows.all()
        .filter(one -> one.ticket().hall().equals(hall) && one.ticket().day().equals(day))
        .sorted(BY_COMING);
  }

  @Override
  public List<Stored> present(UnitCode hall, LocalDate day) {
    return on(hall, day)
        .filter(one -> one.ticket().open() || one.ticket().state() instanceof TicketState.NoShow)
        .toList();
  }

  @Override
  public List<Ticket> all(UnitCode hall, LocalDate day) {
    return on(hall, day).limit(MOST).map(Stored::ticket).toList();
  }

  @Override
  public List<Stored> of(SubjectId holder, LocalDate day) {
    return latest(one -> one.holder().filter(holder::equals).isPresent() && one.day().equals(day))
        .limit(MOST_OF_ONE)
        .toList();
  }

  @Override
  public Optional<Stored> of(AppointmentId appointment) {
    return latest(one -> one.appointment().filter(appointment::equals).isPresent()).findFirst();
  }

  private Stream<Stored> latest(Predicate<Ticket> which) {
    return rows.all().filter(one -> which.test(one.ticket())).sorted(BY_COMING.reversed());
  }

  @Override
  public TicketNumber nextNumber(UnitCode hall, LocalDate day, String letter) {
    var key = List.<Object>of(hall, day, letter);
    int next = numbers.get(key).orElse(0) + 1;
    if (next > TicketNumber.MOST) {
      throw new IllegalStateException("No more ticket numbers today");
    }
    numbers.put(key, next);
    return TicketNumber.of(letter, next);
  }

  @Override
  public void add(Ticket ticket) {
    rows.put(ticket.id(), new Stored(ticket, 1));
  }

  @Override
  public Stored replace(Stored changed) {
    var id = changed.ticket().id();
    if (rows.get(id).filter(stored -> stored.version() == changed.version()).isEmpty()) {
      throw new StaleVersionException("ticket " + id);
    }
    var next = new Stored(changed.ticket(), changed.version() + 1);
    rows.put(id, next);
    return next;
  }

  @Override
  public Map<ServiceGroupCode, WaitEstimate.Seen> seen(UnitCode hall, LocalDate day) {
    return on(hall, day)
        .map(Stored::ticket)
        .filter(ticket -> ticket.state() instanceof TicketState.Finished)
        .collect(
            Collectors.toMap(
                Ticket::group,
                ticket -> new WaitEstimate.Seen(1, ticket.served()),
                (one, other) ->
                    new WaitEstimate.Seen(
                        one.visits() + other.visits(), one.total().plus(other.total()))));
  }

  @Override
  public void forgetHolders(LocalDate before) {
    rows.all()
        .filter(one -> one.ticket().day().isBefore(before) && one.ticket().holder().isPresent())
        .forEach(
            one -> {
              var ticket = one.ticket();
              rows.put(ticket.id(), one.with(ticket.forgotten()));
            });
  }
}
