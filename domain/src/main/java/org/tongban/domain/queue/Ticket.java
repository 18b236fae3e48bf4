package org.tongban.domain.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.appointment.AppointmentId;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.queue.TicketState.Called;
import org.tongban.domain.queue.TicketState.Cancelled;
import org.tongban.domain.queue.TicketState.Cause;
import org.tongban.domain.queue.TicketState.Finished;
import org.tongban.domain.queue.TicketState.NoShow;
import org.tongban.domain.queue.TicketState.Parked;
import org.tongban.domain.queue.TicketState.Serving;
import org.tongban.domain.queue.TicketState.Waiting;

/**
 * Somebody's turn at a hall on one day (排队号). Each value is one state; a change answers with the
 * next. Which priority the holder has is not kept, only their {@link Place}: it would be sensitive
 * and nobody needs it.
 *
 * @param hall the service point
 * @param group in which they wait now
 * @param holder the resident who took it signed in; empty for a paper ticket of the hall
 * @param appointment the appointment it stands for; empty for walk-ins
 * @param firstCalledAt when they were called first; empty until then
 * @param served how long they were served so far
 * @param absences how often they were called and did not come
 */
public record Ticket(
    TicketId id,
    UnitCode hall,
    LocalDate day,
    TicketNumber number,
    ServiceGroupCode group,
    Optional<SubjectId> holder,
    Optional<AppointmentId> appointment,
    Instant issuedAt,
    Place place,
    Optional<Instant> firstCalledAt,
    Duration served,
    int absences,
    TicketState state) {
  /** The answer to a change. */
  public sealed interface Change {
    /** The next state, and what is to be noted. */
    record Moved(Ticket next, QueueEvent.Kind kind) implements Change {}

    /** It can't be done now; what to do, for whoever tried. */
    record Refused(String words) implements Change {}
  }

  public Ticket {
    Objects.requireNonNull(id);
    Objects.requireNonNull(hall);
    Objects.requireNonNull(day);
    Objects.requireNonNull(number);
    Objects.requireNonNull(group);
    Objects.requireNonNull(holder);
    Objects.requireNonNull(appointment);
    Objects.requireNonNull(issuedAt);
    Objects.requireNonNull(place);
    Objects.requireNonNull(firstCalledAt);
    Objects.requireNonNull(served);
    Objects.requireNonNull(state);
  }

  /** Calls the holder to the window. */
  public Change call(String window, Instant now) {
    return switch (state) {
      case Waiting(_, var onlyAt, _) ->
          onlyAt.isPresent() && !onlyAt.get().equals(window)
              ? refused(number + " 号已转到 " + onlyAt.get() + " 窗口，由那里叫号。")
              : moved(
                  with(
                      Optional.of(firstCalledAt.orElse(now)),
                      served,
                      new Called(window, now, now, 1)),
                  QueueEvent.Kind.CALLED);
      case Called _, Serving _, Parked _, Finished _, NoShow _, Cancelled _ ->
          refused(number + " 号现在不在等候，请刷新后再叫。");
    };
  }

  /** Calls once more. */
  public Change recall(String window, Instant now) {
    return switch (state) {
      case Called(var at, var since, _, var calls) when at.equals(window) ->
          moved(with(new Called(at, since, now, calls + 1)), QueueEvent.Kind.RECALLED);
      case Serving(var at, _) when at.equals(window) -> refused(number + " 号已经开始办理，不用再叫。");
      case Waiting _, Called _, Serving _, Parked _, Finished _, NoShow _, Cancelled _ ->
          elsewhere();
    };
  }

  /** The holder has come to the window. */
  public Change start(String window, Instant now) {
    return switch (state) {
      case Called(var at, _, _, _) when at.equals(window) ->
          moved(with(new Serving(at, now)), QueueEvent.Kind.STARTED);
      case Serving(var at, _) when at.equals(window) -> moved(this, QueueEvent.Kind.STARTED);
      case Waiting _, Called _, Serving _, Parked _, Finished _, NoShow _, Cancelled _ ->
          elsewhere();
    };
  }

  /** All is done. Whoever was not noted as being served was so since the last call. */
  public Change finish(String window, Instant now) {
    return switch (state) {
      case Serving(var at, var since) when at.equals(window) ->
          moved(
              with(firstCalledAt, served.plus(Duration.between(since, now)), new Finished(at, now)),
              QueueEvent.Kind.FINISHED);
      case Called(var at, _, var last, _) when at.equals(window) ->
          moved(
              with(firstCalledAt, served.plus(Duration.between(last, now)), new Finished(at, now)),
              QueueEvent.Kind.FINISHED);
      case Waiting _, Called _, Serving _, Parked _, Finished _, NoShow _, Cancelled _ ->
          elsewhere();
    };
  }

  /** The holder fetches or fills in something; their place is kept. */
  public Change park(String window, Instant now) {
    return switch (state) {
      case Serving(var at, var since) when at.equals(window) ->
          moved(
              with(firstCalledAt, served.plus(Duration.between(since, now)), new Parked(at, now)),
              QueueEvent.Kind.PARKED);
      case Called(var at, _, _, _) when at.equals(window) ->
          moved(with(new Parked(at, now)), QueueEvent.Kind.PARKED);
      case Waiting _, Called _, Serving _, Parked _, Finished _, NoShow _, Cancelled _ ->
          elsewhere();
    };
  }

  /** The holder did not come. */
  public Change miss(String window, QueueRules rules, Instant now) {
    return switch (state) {
      case Called(var at, var since, _, var calls) when at.equals(window) -> {
        if (calls < rules.calls()) {
          yield refused("才叫了 " + calls + " 次，叫满 " + rules.calls() + " 次仍未到才能过号，请再叫一次。");
        }
        if (now.isBefore(since.plus(rules.patience()))) {
          yield refused("请给对方走过来的时间：第一次叫号后满 " + rules.patience().toSeconds() + " 秒才能过号。");
        }
        yield moved(
            new Ticket(
                id,
                hall,
                day,
                number,
                group,
                holder,
                appointment,
                issuedAt,
                place,
                firstCalledAt,
                served,
                absences + 1,
                new NoShow(at, now)),
            QueueEvent.Kind.MISSED);
      }
      case Serving(var at, _) when at.equals(window) -> refused(number + " 号已经开始办理，不能过号。");
      case Waiting _, Called _, Serving _, Parked _, Finished _, NoShow _, Cancelled _ ->
          elsewhere();
    };
  }

  /**
   * The holder is back. Who was parked keeps the place; who missed their turn stands at the end, as
   * often as the rules allow.
   */
  public Change comeBack(QueueRules rules, Instant now) {
    return switch (state) {
      case Parked _ ->
          moved(
              in(group, place.due(now), new Waiting(now, Optional.empty(), Cause.RETURNED)),
              QueueEvent.Kind.RETURNED);
      case NoShow _ ->
          absences > rules.returns()
              ? refused(number + " 号今天已过号 " + absences + " 次，请重新取号。")
              : moved(
                  in(
                      group,
                      new Place(now, now, false, Optional.empty()),
                      new Waiting(now, Optional.empty(), Cause.RETURNED)),
                  QueueEvent.Kind.RETURNED);
      case Waiting _ -> refused(number + " 号已经在等候。");
      case Called _, Serving _ -> refused(number + " 号正在窗口，不用恢复。");
      case Finished _, Cancelled _ -> over();
    };
  }

  /**
   * Another group, or one window of it, goes on with the holder, who keeps the place.
   *
   * @param onlyAt the window; empty for any of the group
   */
  public Change transfer(
      String window, ServiceGroupCode target, Optional<String> onlyAt, Instant now) {
    return switch (state) {
      case Called(var at, _, _, _) when at.equals(window) -> transferred(target, onlyAt, now, now);
      case Serving(var at, var since) when at.equals(window) ->
          transferred(target, onlyAt, since, now);
      case Waiting _, Called _, Serving _, Parked _, Finished _, NoShow _, Cancelled _ ->
          elsewhere();
    };
  }

  private Change transferred(
      ServiceGroupCode target, Optional<String> onlyAt, Instant since, Instant now) {
    var added = with(firstCalledAt, served.plus(Duration.between(since, now)), state);
    return moved(
        added.in(target, place.due(now), new Waiting(now, onlyAt, Cause.TRANSFERRED)),
        QueueEvent.Kind.TRANSFERRED);
  }

  /**
   * The window closes: whoever was called there or was to be, waits for any window of the group
   * again and keeps the place. Who is being served is served to the end.
   */
  public Change leaveWindow(String window, Instant now) {
    return switch (state) {
      case Called(var at, _, _, _) when at.equals(window) -> rerouted(now);
      case Waiting(_, var onlyAt, _) when onlyAt.filter(window::equals).isPresent() ->
          rerouted(now);
      case Serving(var at, _) when at.equals(window) -> refused(number + " 号正在办理，请先办完、暂存或转办，再关窗。");
      case Waiting _, Called _, Serving _, Parked _, Finished _, NoShow _, Cancelled _ ->
          elsewhere();
    };
  }

  private Change rerouted(Instant now) {
    return moved(
        in(group, place, new Waiting(now, Optional.empty(), Cause.RETURNED)),
        QueueEvent.Kind.REROUTED);
  }

  /** The holder gives it up; doing it again changes nothing. */
  public Change cancel(Instant now) {
    return switch (state) {
      case Waiting _, Called _, Parked _ ->
          moved(with(new Cancelled(now)), QueueEvent.Kind.CANCELLED);
      case Cancelled _ -> moved(this, QueueEvent.Kind.CANCELLED);
      case Serving _ -> refused(number + " 号正在办理，不能取消；有变化请告诉窗口人员。");
      case NoShow _, Finished _ -> over();
    };
  }

  /** The same, without who took it. */
  public Ticket forgotten() {
    return new Ticket(
        id,
        hall,
        day,
        number,
        group,
        Optional.empty(),
        appointment,
        issuedAt,
        place,
        firstCalledAt,
        served,
        absences,
        state);
  }

  /** Whether the holder may still be called, served or come back from where they went. */
  public boolean open() {
    return switch (state) {
      case Waiting _, Called _, Serving _, Parked _ -> true;
      case Finished _, NoShow _, Cancelled _ -> false;
    };
  }

  /** Whether they wait to be called. */
  public boolean waiting() {
    return state instanceof Waiting;
  }

  /** The window that called or serves them, or did last. */
  public Optional<String> window() {
    return switch (state) {
      case Called(var window, _, _, _) -> Optional.of(window);
      case Serving(var window, _) -> Optional.of(window);
      case Parked(var window, _) -> Optional.of(window);
      case Finished(var window, _) -> Optional.of(window);
      case NoShow(var window, _) -> Optional.of(window);
      case Waiting(_, var onlyAt, _) -> onlyAt;
      case Cancelled _ -> Optional.empty();
    };
  }

  /**
   * How long they waited until they were called first, counted from when they came, or from when a
   * booked visitor was due; empty if they never were.
   */
  public Optional<Duration> waited() {
    return firstCalledAt.map(
        called -> {
          var from = place.bookedFor().filter(issuedAt::isBefore).orElse(issuedAt);
          return called.isBefore(from) ? Duration.ZERO : Duration.between(from, called);
        });
  }

  private Ticket with(TicketState next) {
    return with(firstCalledAt, served, next);
  }

  private Ticket with(Optional<Instant> called, Duration service, TicketState next) {
    return new Ticket(
        id,
        hall,
        day,
        number,
        group,
        holder,
        appointment,
        issuedAt,
        place,
        called,
        service,
        absences,
        next);
  }

  private Ticket in(ServiceGroupCode target, Place other, TicketState next) {
    return new Ticket(
        id,
        hall,
        day,
        number,
        target,
        holder,
        appointment,
        issuedAt,
        other,
        firstCalledAt,
        served,
        absences,
        next);
  }

  private static Change moved(Ticket next, QueueEvent.Kind kind) {
    return new Change.Moved(next, kind);
  }

  private static Change refused(String words) {
    return new Change.Refused(words);
  }

  private Change elsewhere() {
    return refused(number + " 号现在不在这个窗口，请刷新后再操作。");
  }

  private Change over() {
    return refused(number + " 号今天已经结束，如还要办理请重新取号。");
  }
}
