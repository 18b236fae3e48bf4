package org.tongban.domain.queue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.place.UnitCode;

/**
 * A window on one day: whether somebody sits there. Each value is one state; a change answers with
 * the next. Whom it deals with say the tickets.
 *
 * @param window its number
 */
public record Desk(UnitCode hall, String window, LocalDate day, State state) {
  private static final String TAKEN = "这个窗口由另一位同事使用；请换一个窗口，或请他先关窗。";

  /** Whether somebody sits there. */
  public sealed interface State {
    /** Nobody. */
    record Closed() implements State {}

    /** A clerk, who calls people. */
    record Open(ActorId clerk, Instant since) implements State {
      public Open {
        Objects.requireNonNull(clerk);
        Objects.requireNonNull(since);
      }
    }

    /** A clerk, who calls nobody for a while. */
    record Paused(ActorId clerk, Instant since) implements State {
      public Paused {
        Objects.requireNonNull(clerk);
        Objects.requireNonNull(since);
      }
    }
  }

  /** The answer to a change. */
  public sealed interface Change {
    /** The next state. */
    record Moved(Desk next) implements Change {}

    /** It can't be done now; what to do, for whoever tried. */
    record Refused(String words) implements Change {}
  }

  public Desk {
    Objects.requireNonNull(hall);
    Objects.requireNonNull(window);
    Objects.requireNonNull(day);
    Objects.requireNonNull(state);
  }

  /** As every day begins. */
  public static Desk closed(UnitCode hall, String window, LocalDate day) {
    return new Desk(hall, window, day, new State.Closed());
  }

  /** The clerk begins, or goes on after a pause; doing it again changes nothing. */
  public Change open(ActorId clerk, Instant now) {
    return switch (state) {
      case State.Closed() -> to(new State.Open(clerk, now));
      case State.Paused(var holder, _) ->
          holder.equals(clerk) ? to(new State.Open(clerk, now)) : taken();
      case State.Open(var holder, _) -> holder.equals(clerk) ? new Change.Moved(this) : taken();
    };
  }

  /** The clerk calls nobody for a while; whom they serve, they serve to the end. */
  public Change pause(ActorId clerk, Instant now) {
    return switch (state) {
      case State.Closed() -> refused("这个窗口还没有开，不用暂停。");
      case State.Open(var holder, _) ->
          holder.equals(clerk) ? to(new State.Paused(clerk, now)) : taken();
      case State.Paused(var holder, _) -> holder.equals(clerk) ? new Change.Moved(this) : taken();
    };
  }

  /**
   * The clerk, or whoever runs the hall, closes it; doing it again changes nothing. Whoever was
   * called there has to leave it at the same time.
   *
   * @param inCharge whether the closing person runs the hall
   */
  public Change close(ActorId by, boolean inCharge) {
    return switch (state) {
      case State.Closed() -> new Change.Moved(this);
      case State.Open(var holder, _) -> holder.equals(by) || inCharge ? shut() : taken();
      case State.Paused(var holder, _) -> holder.equals(by) || inCharge ? shut() : taken();
    };
  }

  private Change shut() {
    return new Change.Moved(closed(hall, window, day));
  }

  /**
   * Whether that clerk may call somebody now; if not, what to do first.
   *
   * @param current whom the window called or serves
   */
  public Optional<String> hindersCalling(ActorId clerk, Optional<Ticket> current) {
    return switch (state) {
      case State.Closed() -> Optional.of("请先开窗，再叫号。");
      case State.Paused(var holder, _) ->
          Optional.of(holder.equals(clerk) ? "窗口暂停中，请先恢复叫号。" : TAKEN);
      case State.Open(var holder, _) ->
          !holder.equals(clerk)
              ? Optional.of(TAKEN)
              : current.map(ticket -> "请先办完、暂存、转办或过号 " + ticket.number() + " 号，再叫下一位。");
    };
  }

  /** Whether that clerk sits there. */
  public boolean heldBy(ActorId clerk) {
    return switch (state) {
      case State.Closed() -> false;
      case State.Open(var holder, _) -> holder.equals(clerk);
      case State.Paused(var holder, _) -> holder.equals(clerk);
    };
  }

  /** Whether it calls people. */
  public boolean calling() {
    return state instanceof State.Open;
  }

  private Change to(State next) {
    return new Change.Moved(new Desk(hall, window, day, next));
  }

  private static Change taken() {
    return refused(TAKEN);
  }

  private static Change refused(String words) {
    return new Change.Refused(words);
  }
}
