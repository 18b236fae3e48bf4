package org.tongban.application.queue;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.tongban.application.appointment.Arrivals;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.appointment.ServiceGroup;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.place.ServicePoint;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.queue.CallOrder;
import org.tongban.domain.queue.Desk;
import org.tongban.domain.queue.QueueEvent;
import org.tongban.domain.queue.QueueRules;
import org.tongban.domain.queue.Ticket;
import org.tongban.domain.queue.TicketId;
import org.tongban.domain.queue.TicketState;

/**
 * Runs the windows. A step locks its window first and changes tickets by their versions, so that
 * windows do not wait for each other but where they want the same ticket: then one gets it, and the
 * other looks again.
 */
@Singleton
public final class RunWindowService implements RunWindow {
  /** More than windows of a hall ever call at the same moment. */
  private static final int TRIES = 100;

  private static final Optional<Answer> CHANGED =
      Optional.of(new Answer.NotAllowed("这个号刚刚有变化，请看最新的情况再操作。"));

  private final Transactions transactions;
  private final TicketStore tickets;
  private final HallStore halls;
  private final HallDays days;
  private final HallDuties duties;
  private final Arrivals arrivals;

  /** Uses these parts. */
  @Inject
  public RunWindowService(
      Transactions transactions,
      TicketStore tickets,
      HallStore halls,
      HallDays days,
      HallDuties duties,
      Arrivals arrivals) {
    this.transactions = transactions;
    this.tickets = tickets;
    this.halls = halls;
    this.days = days;
    this.duties = duties;
    this.arrivals = arrivals;
  }

  @Override
  public List<ServicePoint> halls(Caller.Staff caller) {
    return transactions.reading(
        () ->
            caller.duties().stream()
                .map(Caller.Duty::unit)
                .distinct()
                .filter(unit -> duties.serves(caller, unit))
                .flatMap(unit -> days.hall(unit).stream())
                .sorted(Comparator.comparing(ServicePoint::code))
                .toList());
  }

  @Override
  public Optional<HallNow> hall(Caller.Staff caller, UnitCode hall) {
    return duties.serves(caller, hall)
        ? transactions.reading(() -> days.find(hall))
        : Optional.empty();
  }

  /** A step that is being taken. */
  private record Work(
      Caller.Staff caller, UnitCode hall, Desk desk, Instant now, List<QueueEvent> events) {
    ActorId clerk() {
      return caller.actorId();
    }

    String window() {
      return desk.window();
    }

    void note(QueueEvent.Kind kind) {
      note(kind, Optional.empty(), "");
    }

    void note(QueueEvent.Kind kind, Optional<Ticket> ticket, String words) {
      events.add(
          new QueueEvent(
              now,
              kind,
              ticket.map(Ticket::number),
              ticket.map(Ticket::group),
              Optional.of(window()),
              Optional.of(clerk()),
              words));
    }
  }

  @Override
  public Answer step(Caller.Staff caller, UnitCode hall, String window, Step step) {
    if (!duties.serves(caller, hall)) {
      return new Answer.Absent();
    }
    return transactions.inTransaction(
        () -> {
          if (CallOrder.groupsOf(window, days.active(hall)).isEmpty()) {
            return new Answer.Absent();
          }
          var desk = halls.lock(hall, window, days.today());
          var work = new Work(caller, hall, desk, days.now(), new ArrayList<>());
          return step(work, step)
              .orElseGet(
                  () -> {
                    if (!work.events().isEmpty()) {
                      halls.log(hall, desk.day(), work.events());
                    }
                    return done(hall);
                  });
        });
  }

  private Answer done(UnitCode hall) {
    return new Answer.Done(days.find(hall).orElseThrow());
  }

  private static Optional<Answer> refused(String words) {
    return Optional.of(new Answer.NotAllowed(words));
  }

  /** Does it; what stands against it, or empty if it is done. */
  private Optional<Answer> step(Work work, Step step) {
    if (!duties.sitsAtWindows(work.caller(), work.hall()) && !(step instanceof Step.Close)) {
      return refused("叫号由窗口人员操作；大厅管理员可以关窗、看统计。");
    }
    return switch (step) {
      case Step.Open() ->
          moved(work, work.desk().open(work.clerk(), work.now()), QueueEvent.Kind.WINDOW_OPENED);
      case Step.Pause() ->
          moved(work, work.desk().pause(work.clerk(), work.now()), QueueEvent.Kind.WINDOW_PAUSED);
      case Step.Close(var anyway) -> close(work, anyway);
      case Step.CallNext() -> callNext(work);
      case Step.Recall() -> current(work, (ticket, _) -> ticket.recall(work.window(), work.now()));
      case Step.Start() -> current(work, (ticket, _) -> ticket.start(work.window(), work.now()));
      case Step.Finish() -> current(work, (ticket, _) -> ticket.finish(work.window(), work.now()));
      case Step.Park() -> current(work, (ticket, _) -> ticket.park(work.window(), work.now()));
      case Step.Miss() ->
          current(work, (ticket, rules) -> ticket.miss(work.window(), rules, work.now()));
      case Step.Transfer(var group, var window) -> transfer(work, group, window);
    };
  }

  private Optional<Answer> moved(Work work, Desk.Change change, QueueEvent.Kind kind) {
    return switch (change) {
      case Desk.Change.Moved(var next) -> {
        if (!next.equals(work.desk())) {
          halls.put(next);
          work.note(kind);
        }
        yield Optional.empty();
      }
      case Desk.Change.Refused(var words) -> refused(words);
    };
  }

  private List<TicketStore.Stored> present(Work work) {
    return tickets.present(work.hall(), work.desk().day());
  }

  private static List<Ticket> values(List<TicketStore.Stored> present) {
    return present.stream().map(TicketStore.Stored::ticket).toList();
  }

  private Optional<Answer> callNext(Work work) {
    var groups = CallOrder.groupsOf(work.window(), days.active(work.hall()));
    for (int tries = 0; tries < TRIES; tries++) {
      var present = present(work);
      var hindrance =
          work.desk().hindersCalling(work.clerk(), CallOrder.at(work.window(), values(present)));
      if (hindrance.isPresent()) {
        return refused(hindrance.get());
      }
      var next = CallOrder.next(values(present), work.window(), groups, work.now());
      if (next.isEmpty()) {
        return refused("现在没有人在等这个窗口的业务。");
      }
      var stored = stored(present, next.get());
      var answer = change(work, stored, next.get().call(work.window(), work.now()));
      if (!answer.equals(CHANGED)) {
        return answer;
      }
      // Another window was quicker: the one after them, then.
    }
    return CHANGED;
  }

  private static TicketStore.Stored stored(List<TicketStore.Stored> present, Ticket ticket) {
    return present.stream()
        .filter(one -> one.ticket().id().equals(ticket.id()))
        .findFirst()
        .orElseThrow();
  }

  private Optional<Answer> current(
      Work work, BiFunction<Ticket, QueueRules, Ticket.Change> change) {
    if (!work.desk().heldBy(work.clerk())) {
      return refused("请先在这个窗口开窗，再操作。");
    }
    var present = present(work);
    var current = CallOrder.at(work.window(), values(present));
    if (current.isEmpty()) {
      return refused("这个窗口现在没有在叫或在办的号，请先叫下一位。");
    }
    return change(
        work,
        stored(present, current.get()),
        change.apply(current.get(), halls.rules(work.hall()).rules()));
  }

  private Optional<Answer> change(Work work, TicketStore.Stored stored, Ticket.Change change) {
    return switch (change) {
      case Ticket.Change.Moved(var next, var kind) -> {
        if (!next.equals(stored.ticket())) {
          try {
            tickets.replace(stored.with(next));
          } catch (StaleVersionException _) {
            yield CHANGED;
          }
          tellAppointment(next);
          work.note(
              kind,
              Optional.of(next),
              kind == QueueEvent.Kind.TRANSFERRED ? to(work.hall(), next) : "");
        }
        yield Optional.empty();
      }
      case Ticket.Change.Refused(var why) -> refused(why);
    };
  }

  /** Where somebody was transferred to. */
  private String to(UnitCode hall, Ticket ticket) {
    return "到"
        + ticket
            .window()
            .map(window -> " " + window + " 窗口")
            .orElseGet(
                () ->
                    days.active(hall).stream()
                        .filter(group -> group.code().equals(ticket.group()))
                        .findFirst()
                        .map(ServiceGroup::name)
                        .orElseGet(() -> ticket.group().value()));
  }

  private void tellAppointment(Ticket next) {
    next.appointment()
        .ifPresent(
            id -> {
              switch (next.state()) {
                case TicketState.Finished _ -> arrivals.served(id);
                case TicketState.NoShow _ -> arrivals.missed(id);
                case TicketState.Waiting _,
                    TicketState.Called _,
                    TicketState.Serving _,
                    TicketState.Parked _,
                    TicketState.Cancelled _ -> {}
              }
            });
  }

  private Optional<Answer> transfer(Work work, ServiceGroupCode target, Optional<String> window) {
    var group =
        days.active(work.hall()).stream().filter(one -> one.code().equals(target)).findFirst();
    if (group.isEmpty()
        || window.isPresent()
            && group.get().windows().stream().noneMatch(one -> one.number().equals(window.get()))) {
      return refused("这里没有要转去的业务或窗口，请重新选择。");
    }
    if (window.filter(work.window()::equals).isPresent()) {
      return refused("这就是本窗口，不用转。");
    }
    if (window.isPresent()
        && halls.desks(work.hall(), work.desk().day()).stream()
            .noneMatch(desk -> desk.window().equals(window.get()) && desk.calling())) {
      return refused(window.get() + " 窗口没有开，请换一个窗口，或不指定窗口。");
    }
    return current(work, (ticket, _) -> ticket.transfer(work.window(), target, window, work.now()));
  }

  private Optional<Answer> close(Work work, boolean anyway) {
    var change = work.desk().close(work.clerk(), duties.runs(work.caller(), work.hall()));
    return switch (change) {
      case Desk.Change.Refused(var words) -> refused(words);
      case Desk.Change.Moved(var next) -> {
        if (next.equals(work.desk())) {
          yield Optional.empty();
        }
        var present = present(work);
        var left = anyway ? 0 : leftAlone(work, values(present));
        if (left > 0) {
          yield Optional.of(new Answer.LeavesPeople(left));
        }
        var serving = CallOrder.at(work.window(), values(present));
        if (serving.isPresent() && serving.get().state() instanceof TicketState.Serving) {
          yield change(
              work,
              stored(present, serving.get()),
              serving.get().leaveWindow(work.window(), work.now()));
        }
        halls.put(next);
        work.note(QueueEvent.Kind.WINDOW_CLOSED);
        present.stream()
            .filter(one -> isSentTo(one.ticket(), work.window()))
            .sorted(Comparator.comparing(one -> one.ticket().number()))
            .forEach(one -> reroute(work, one));
        yield Optional.empty();
      }
    };
  }

  /** To another window of the group, unless the holder has just given it up. */
  private void reroute(Work work, TicketStore.Stored sent) {
    var now = Optional.of(sent);
    while (now.filter(one -> isSentTo(one.ticket(), work.window())).isPresent()) {
      var one = now.get();
      var answer = change(work, one, one.ticket().leaveWindow(work.window(), work.now()));
      if (!answer.equals(CHANGED)) {
        return;
      }
      now = tickets.find(one.ticket().id());
    }
  }

  private static boolean isSentTo(Ticket ticket, String window) {
    return switch (ticket.state()) {
      case TicketState.Called _, TicketState.Waiting _ ->
          ticket.window().filter(window::equals).isPresent();
      case TicketState.Serving _,
          TicketState.Parked _,
          TicketState.Finished _,
          TicketState.NoShow _,
          TicketState.Cancelled _ ->
          false;
    };
  }

  /** How many wait whom no other window that is open would call. */
  private int leftAlone(Work work, List<Ticket> present) {
    var groups = days.active(work.hall());
    Set<ServiceGroupCode> others = new HashSet<>();
    halls.desks(work.hall(), work.desk().day()).stream()
        .filter(desk -> !desk.window().equals(work.window()) && desk.calling())
        .forEach(desk -> others.addAll(CallOrder.groupsOf(desk.window(), groups)));
    var mine = CallOrder.groupsOf(work.window(), groups);
    return (int)
        present.stream()
            .filter(ticket -> ticket.waiting() || isSentTo(ticket, work.window()))
            .filter(ticket -> mine.contains(ticket.group()) && !others.contains(ticket.group()))
            .count();
  }

  @Override
  public Answer comeBack(Caller.Staff caller, UnitCode hall, TicketId ticket) {
    if (!duties.serves(caller, hall)) {
      return new Answer.Absent();
    }
    return transactions.inTransaction(
        () ->
            tickets
                .find(ticket)
                .filter(one -> one.ticket().hall().equals(hall))
                .filter(one -> one.ticket().day().equals(days.today()))
                .map(one -> comeBack(caller, one).orElseGet(() -> done(hall)))
                .orElseGet(Answer.Absent::new));
  }

  private Optional<Answer> comeBack(Caller.Staff caller, TicketStore.Stored stored) {
    var ticket = stored.ticket();
    var now = days.now();
    return switch (ticket.comeBack(halls.rules(ticket.hall()).rules(), now)) {
      case Ticket.Change.Moved(var next, var kind) -> {
        try {
          tickets.replace(stored.with(next));
        } catch (StaleVersionException _) {
          yield CHANGED;
        }
        halls.log(
            ticket.hall(),
            ticket.day(),
            List.of(
                new QueueEvent(
                    now,
                    kind,
                    Optional.of(next.number()),
                    Optional.of(next.group()),
                    Optional.empty(),
                    Optional.of(caller.actorId()),
                    ticket.state() instanceof TicketState.NoShow ? "过号后，排在最后" : "保留原来的位置")));
        yield Optional.empty();
      }
      case Ticket.Change.Refused(var words) -> refused(words);
    };
  }
}
