package org.tongban.application.queue;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tongban.application.appointment.ServiceGroups;
import org.tongban.application.calendar.SettableClock;
import org.tongban.application.identity.Caller;
import org.tongban.application.item.InMemoryPlaces;
import org.tongban.application.item.InMemoryReferenceStore;
import org.tongban.application.item.ReferenceStore;
import org.tongban.application.item.SampleReference;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.appointment.ServiceGroup;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.appointment.ServiceWindow;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.queue.CallOrder;
import org.tongban.domain.queue.Priority;
import org.tongban.domain.queue.Ticket;

/** A hall with its windows and people, for tests of the use cases of its day. */
public final class QueueDesk {
  /** The hall. */
  public static final UnitCode HALL = SampleCityFixture.MAONAN_HALL;

  /** Served at windows 1 to 8. */
  public static final ServiceGroupCode GENERAL = ServiceGroupCode.of(HALL, "ZH");

  /** Served at windows 8 and 9. */
  public static final ServiceGroupCode CROSS = ServiceGroupCode.of(HALL, "KS");

  public final SettableClock clock = new SettableClock(Instant.parse("2026-11-23T01:00:00Z"));
  public final ExpectedVisitors visitors = new ExpectedVisitors(clock);
  public final TicketStore tickets;
  public final HallStore halls;
  public final TakeTicketService take;
  public final RunWindow windows;
  public final ReleaseTickets release;
  public final RunHall hall;
  public final WatchQueue watch;
  public final Caller.Staff manager = staff(Role.HALL_MANAGER, HALL);

  /** On these stores. */
  public QueueDesk(
      Transactions transactions, TicketStore tickets, HallStore halls, ServiceGroups groups) {
    this.tickets = tickets;
    this.halls = halls;
    var reference = new InMemoryReferenceStore();
    reference.save(
        SampleReference.city(), new ReferenceStore.Run(clock.instant(), "test", Map.of()));
    reference.refresh();
    var places = new InMemoryPlaces(reference);
    transactions.run(
        () ->
            groups.save(
                List.of(
                    group(GENERAL, "综合受理", "A", 10, "1", "2", "3", "4", "5", "6", "7", "8"),
                    group(CROSS, "跨省通办", "B", 20, "8", "9"))));
    var days = new HallDays(places, groups, tickets, halls, clock);
    var duties = new HallDuties();
    take =
        new TakeTicketService(
            transactions, tickets, halls, days, duties, visitors, places, UUID::randomUUID);
    release = new ReleaseTicketsService(transactions, tickets, halls, days);
    windows = new RunWindowService(transactions, tickets, halls, days, duties, visitors);
    hall = new RunHallService(transactions, tickets, halls, days, duties);
    watch = new WatchQueueService(transactions, days, halls);
  }

  private static ServiceGroup group(
      ServiceGroupCode code, String name, String letter, int minutes, String... windows) {
    return new ServiceGroup(
        code,
        name,
        letter,
        Arrays.stream(windows).map(one -> new ServiceWindow(one, one + " 号窗口")).toList(),
        true,
        minutes,
        Map.of(),
        true);
  }

  /** A member of staff. */
  public static Caller.Staff staff(Role role, UnitCode unit) {
    return new Caller.Staff(
        new ActorId(UUID.randomUUID()), Optional.empty(), Set.of(new Caller.Duty(role, unit)));
  }

  /** A clerk of the hall. */
  public static Caller.Staff clerk() {
    return staff(Role.WINDOW_CLERK, HALL);
  }

  /** A resident. */
  public static Caller.Resident resident() {
    return new Caller.Resident(new SubjectId(UUID.randomUUID()), 1);
  }

  /** A paper ticket of the hall's kiosk. */
  public Ticket paper(ServiceGroupCode group, Priority... priorities) {
    return taken(take.take(manager, new TakeTicket.Wish(HALL, group, Set.of(priorities))));
  }

  /** The ticket that was taken; an error if none was. */
  public static Ticket taken(TakeTicket.Taking taking) {
    return switch (taking) {
      case TakeTicket.Taking.Taken(var shown) -> shown.ticket();
      case TakeTicket.Taking.Absent() -> throw new AssertionError("absent");
      case TakeTicket.Taking.NotAllowed(var words) -> throw new AssertionError(words);
    };
  }

  /** Opens the window for a new clerk. */
  public Caller.Staff open(String window) {
    var clerk = clerk();
    done(clerk, window, new RunWindow.Step.Open());
    return clerk;
  }

  /** Takes a step; an error if it was refused. Whom the window deals with then. */
  public Optional<Ticket> done(Caller.Staff clerk, String window, RunWindow.Step step) {
    return switch (windows.step(clerk, HALL, window, step)) {
      case RunWindow.Answer.Done(var now) -> CallOrder.at(window, now.tickets());
      case RunWindow.Answer.Absent() -> throw new AssertionError("absent");
      case RunWindow.Answer.NotAllowed(var words) -> throw new AssertionError(words);
      case RunWindow.Answer.LeavesPeople(var waiting) ->
          throw new AssertionError(waiting + " are left");
    };
  }
}
