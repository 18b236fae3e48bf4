package org.tongban.application.queue;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tongban.application.appointment.Arrivals;
import org.tongban.application.appointment.Arrivals.Arrival;
import org.tongban.application.identity.Caller;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.appointment.Appointment;
import org.tongban.domain.appointment.AppointmentId;
import org.tongban.domain.appointment.AppointmentNumber;
import org.tongban.domain.appointment.ServiceGroup;
import org.tongban.domain.casework.StepContext;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.OpeningHours;
import org.tongban.domain.place.ServicePoint;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.queue.Place;
import org.tongban.domain.queue.QueueEvent;
import org.tongban.domain.queue.Ticket;
import org.tongban.domain.queue.TicketId;
import org.tongban.domain.queue.TicketState;

/** Gives tickets out. */
@Singleton
public final class TakeTicketService implements TakeTicket {
  /** How long before a hall opens residents may take a ticket on their phones. */
  private static final Duration BEFORE_OPENING = Duration.ofMinutes(60);

  private static final int TRIES = 5;

  private final Transactions transactions;
  private final TicketStore tickets;
  private final HallStore halls;
  private final HallDays days;
  private final HallDuties duties;
  private final Arrivals arrivals;
  private final Places places;
  private final Identifiers identifiers;

  /** Uses these parts. */
  @Inject
  public TakeTicketService(
      Transactions transactions,
      TicketStore tickets,
      HallStore halls,
      HallDays days,
      HallDuties duties,
      Arrivals arrivals,
      Places places,
      Identifiers identifiers) {
    this.transactions = transactions;
    this.tickets = tickets;
    this.halls = halls;
    this.days = days;
    this.duties = duties;
    this.arrivals = arrivals;
    this.places = places;
    this.identifiers = identifiers;
  }

  /** Who gets a ticket. */
  private record Comer(
      ServicePoint hall,
      ServiceGroup group,
      Optional<SubjectId> holder,
      Place place,
      Optional<LocalTime> booked) {}

  @Override
  public Taking take(Caller caller, Wish wish) {
    var hall = days.hall(wish.hall());
    var group =
        hall.flatMap(
            point ->
                days.active(point.code()).stream()
                    .filter(one -> one.code().equals(wish.group()))
                    .findFirst());
    if (group.isEmpty()) {
      return new Taking.Absent();
    }
    return switch (caller) {
      case Caller.Staff staff ->
          duties.serves(staff, wish.hall())
              ? transactions.inTransaction(
                  () ->
                      issued(
                          comer(hall.get(), group.get(), Optional.empty(), wish),
                          Optional.empty(),
                          QueueEvent.Kind.ISSUED))
              : new Taking.Absent();
      case Caller.Resident resident ->
          closed(hall.get())
              .<Taking>map(Taking.NotAllowed::new)
              .orElseGet(
                  () ->
                      transactions.inTransaction(
                          () ->
                              hindrance(resident.person(), wish.hall())
                                  .<Taking>map(Taking.NotAllowed::new)
                                  .orElseGet(
                                      () ->
                                          issued(
                                              comer(
                                                  hall.get(),
                                                  group.get(),
                                                  Optional.of(resident.person()),
                                                  wish),
                                              Optional.empty(),
                                              QueueEvent.Kind.ISSUED))));
    };
  }

  private Comer comer(
      ServicePoint hall, ServiceGroup group, Optional<SubjectId> holder, Wish wish) {
    return new Comer(
        hall,
        group,
        holder,
        halls.rules(hall.code()).rules().walkIn(days.now(), wish.priorities()),
        Optional.empty());
  }

  /** Why residents can't take a ticket at this time of day. */
  private Optional<String> closed(ServicePoint hall) {
    var now = LocalDateTime.ofInstant(days.now(), StepContext.ZONE);
    return OpeningHours.parse(hall.openingHours())
        .flatMap(
            hours -> {
              var next = hours.next(now, places.calendar(hall.region()));
              var soon =
                  next.filter(
                      opening ->
                          opening.openNow()
                              || !now.plus(BEFORE_OPENING)
                                  .isBefore(LocalDateTime.of(opening.day(), opening.from())));
              return soon.isPresent()
                  ? Optional.empty()
                  : Optional.of(
                      "现在不是取号时间。"
                          + hall.name()
                          + "的办公时间是"
                          + hall.openingHours()
                          + "，开门前 "
                          + BEFORE_OPENING.toMinutes()
                          + " 分钟起可以取号。");
            });
  }

  private Optional<String> hindrance(SubjectId person, UnitCode hall) {
    var taken = tickets.of(person, days.today());
    var open =
        taken.stream()
            .map(TicketStore.Stored::ticket)
            .filter(ticket -> ticket.hall().equals(hall) && ticket.open())
            .findFirst();
    if (open.isPresent()) {
      return Optional.of("您在这里已经有 " + open.get().number() + " 号，请等叫号；要换业务请先取消它。");
    }
    return taken.size() >= MOST_A_DAY
        ? Optional.of("您今天已经取了 " + taken.size() + " 个号，请到大厅请工作人员帮忙取号。")
        : Optional.empty();
  }

  private Taking issued(Comer comer, Optional<AppointmentId> appointment, QueueEvent.Kind kind) {
    var now = days.now();
    var day = days.today();
    var hall = comer.hall().code();
    var ticket =
        new Ticket(
            new TicketId(identifiers.next()),
            hall,
            day,
            tickets.nextNumber(hall, day, comer.group().letter()),
            comer.group().code(),
            comer.holder(),
            appointment,
            now,
            comer.place(),
            Optional.empty(),
            Duration.ZERO,
            0,
            new TicketState.Waiting(now, Optional.empty(), TicketState.Cause.NEW));
    tickets.add(ticket);
    halls.log(
        hall,
        day,
        List.of(
            new QueueEvent(
                now,
                kind,
                Optional.of(ticket.number()),
                Optional.of(ticket.group()),
                Optional.empty(),
                Optional.empty(),
                note(comer))));
    return new Taking.Taken(shown(ticket));
  }

  private static String note(Comer comer) {
    return Stream.of(
            comer.place().favoured() ? "优先" : "",
            comer.booked().map(time -> "预约 " + time).orElse(""),
            comer.booked().isPresent() && comer.place().bookedFor().isEmpty() ? "迟到，按现场号排" : "")
        .filter(words -> !words.isEmpty())
        .reduce((some, more) -> some + "，" + more)
        .orElse("");
  }

  @Override
  public Taking checkIn(Caller caller, UnitCode hall, AppointmentNumber number) {
    var point = days.hall(hall);
    if (point.isEmpty() || caller instanceof Caller.Staff staff && !duties.serves(staff, hall)) {
      return new Taking.Absent();
    }
    return transactions.inTransaction(
        () ->
            switch (arrivals.arrive(hall, number, ahead(caller, hall))) {
              case Arrival.Arrived(var appointment) -> arrived(point.get(), appointment);
              case Arrival.Unknown() -> new Taking.NotAllowed("没有找到这个预约，请核对预约号和地点；预约在别处的，请到那里签到。");
              case Arrival.AnotherDay(var appointment) ->
                  new Taking.NotAllowed(
                      "这个预约是 " + appointment.visit().time().date() + " 的，请当天再来签到；今天办可以取现场号。");
              case Arrival.TooEarly(var appointment, var from) ->
                  new Taking.NotAllowed(
                      "您约的是 "
                          + appointment.visit().time().from()
                          + "，"
                          + clock(from)
                          + " 起可以签到，到时再来就好。人已经在大厅的，请工作人员帮您签到。");
              case Arrival.NotExpected _ -> new Taking.NotAllowed("这个预约已取消或已用过，请取现场号。");
            });
  }

  /** Staff see that the visitor is there. */
  private Optional<Duration> ahead(Caller caller, UnitCode hall) {
    return switch (caller) {
      case Caller.Resident _ -> Optional.of(halls.rules(hall).rules().checkIn());
      case Caller.Staff _ -> Optional.empty();
    };
  }

  private static LocalTime clock(Instant at) {
    return LocalTime.ofInstant(at, StepContext.ZONE);
  }

  private Taking arrived(ServicePoint hall, Appointment appointment) {
    var before = tickets.of(appointment.id()).map(TicketStore.Stored::ticket);
    if (before.isPresent()) {
      return new Taking.Taken(shown(before.get()));
    }
    var group =
        days.active(hall.code()).stream()
            .filter(one -> one.code().equals(appointment.visit().group()))
            .findFirst();
    if (group.isEmpty()) {
      return new Taking.NotAllowed("预约的业务今天不在这里办，请找大厅工作人员。");
    }
    return issued(
        new Comer(
            hall,
            group.get(),
            Optional.of(appointment.person()),
            halls
                .rules(hall.code())
                .rules()
                .booked(days.now(), appointment.visit().time().begin(), Set.of()),
            Optional.of(appointment.visit().time().from())),
        Optional.of(appointment.id()),
        QueueEvent.Kind.CHECKED_IN);
  }

  @Override
  public List<Shown> mine(Caller.Resident caller) {
    return transactions.reading(
        () ->
            tickets.of(caller.person(), days.today()).stream()
                .map(one -> shown(one.ticket()))
                .toList());
  }

  @Override
  public Optional<Shown> find(TicketId id) {
    return transactions.reading(() -> tickets.find(id).map(one -> shown(one.ticket())));
  }

  private Shown shown(Ticket ticket) {
    return days.find(ticket.hall())
        .map(hall -> shown(ticket, hall))
        .orElseGet(
            () ->
                new Shown(
                    ticket,
                    places.organisation().nameOf(ticket.hall()),
                    ticket.group().value(),
                    ticket.window().orElse(""),
                    Optional.empty(),
                    0));
  }

  private static Shown shown(Ticket ticket, HallNow hall) {
    return new Shown(
        ticket,
        hall.hall().name(),
        hall.nameOf(ticket.group()),
        ticket.window().map(hall::nameOf).orElse(""),
        hall.waitOf(ticket.id()),
        hall.version());
  }

  @Override
  public Taking cancel(Caller caller, TicketId id) {
    return cancelled(
        id,
        ticket ->
            switch (caller) {
              case Caller.Resident resident ->
                  ticket.holder().filter(resident.person()::equals).isPresent();
              case Caller.Staff staff -> duties.serves(staff, ticket.hall());
            });
  }

  private Taking cancelled(TicketId id, Predicate<Ticket> allowed) {
    return transactions.inTransaction(
        () -> {
          for (int tries = 0; tries < TRIES; tries++) {
            var found = tickets.find(id).filter(one -> allowed.test(one.ticket()));
            var answer = found.flatMap(this::cancelled);
            if (found.isEmpty()) {
              return new Taking.Absent();
            }
            if (answer.isPresent()) {
              return answer.get();
            }
            // Somebody called them just now: what to do depends on that.
          }
          return new Taking.NotAllowed("这个号刚刚有变化，请刷新后再试。");
        });
  }

  /** Gives it up; empty if it was changed meanwhile. */
  private Optional<Taking> cancelled(TicketStore.Stored stored) {
    return switch (stored.ticket().cancel(days.now())) {
      case Ticket.Change.Moved(var next, _) when next.equals(stored.ticket()) ->
          Optional.of(new Taking.Taken(shown(next)));
      case Ticket.Change.Moved(var next, var kind) -> {
        try {
          tickets.replace(stored.with(next));
        } catch (StaleVersionException _) {
          yield Optional.empty();
        }
        next.appointment().ifPresent(arrivals::missed);
        log(next, kind, stored.ticket().window());
        yield Optional.of(new Taking.Taken(shown(next)));
      }
      case Ticket.Change.Refused(var words) -> Optional.of(new Taking.NotAllowed(words));
    };
  }

  private void log(Ticket ticket, QueueEvent.Kind kind, Optional<String> window) {
    halls.log(
        ticket.hall(),
        ticket.day(),
        List.of(
            new QueueEvent(
                days.now(),
                kind,
                Optional.of(ticket.number()),
                Optional.of(ticket.group()),
                window,
                Optional.empty(),
                "")));
  }
}
