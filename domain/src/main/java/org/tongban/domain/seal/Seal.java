package org.tongban.domain.seal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.casework.ActorId;

/**
 * A unit's seal (印章). One person registers it and another takes it into use; it can be revoked at
 * any time, by one person, and is never in use again then.
 */
public sealed interface Seal {
  /** The most characters of the reason why a seal is revoked. */
  int LONGEST_REASON = 200;

  /** What was registered. */
  SealRegistration registration();

  /** In which state it is. */
  State state();

  /** By whom it was taken into use, and when; empty if nobody did. */
  Optional<Act> approved();

  /** Registered; it is set on nothing yet. */
  record Waiting(SealRegistration registration) implements Seal {
    public Waiting {
      Objects.requireNonNull(registration);
    }

    @Override
    public State state() {
      return State.WAITING;
    }

    @Override
    public Optional<Act> approved() {
      return Optional.empty();
    }
  }

  /** Set on papers on the days on which it is valid. */
  record InUse(SealRegistration registration, Act approval) implements Seal {
    public InUse {
      Objects.requireNonNull(registration);
      Objects.requireNonNull(approval);
    }

    @Override
    public State state() {
      return State.IN_USE;
    }

    @Override
    public Optional<Act> approved() {
      return Optional.of(approval);
    }
  }

  /** Set on nothing any more; papers that bear it stay as they are. */
  record Revoked(
      SealRegistration registration, Optional<Act> approved, Act revocation, String reason)
      implements Seal {
    public Revoked {
      Objects.requireNonNull(registration);
      Objects.requireNonNull(approved);
      Objects.requireNonNull(revocation);
      if (reason.isBlank() || reason.length() > LONGEST_REASON) {
        throw new IllegalArgumentException("A reason has 1 to " + LONGEST_REASON + " characters");
      }
    }

    @Override
    public State state() {
      return State.REVOKED;
    }
  }

  /** The states. */
  enum State {
    WAITING("等待启用"),
    IN_USE("启用"),
    REVOKED("已停用");

    private final String label;

    State(String label) {
      this.label = label;
    }

    /** The Chinese word. */
    public String label() {
      return label;
    }
  }

  /**
   * Who did something, and when.
   *
   * @param at truncated to microseconds
   */
  record Act(ActorId by, Instant at) {
    public Act {
      Objects.requireNonNull(by);
      at = at.truncatedTo(ChronoUnit.MICROS);
    }
  }

  /** The answer to a change. */
  sealed interface Change {
    /** The next state. */
    record Done(Seal seal) implements Change {}

    /** Nothing changed; why, in words for who wanted it. */
    record Refused(String words) implements Change {}
  }

  /** Whether papers made on that day bear it. */
  default boolean holds(LocalDate day) {
    return state() == State.IN_USE && registration().validOn(day);
  }

  /**
   * Takes it into use: only somebody else than who registered it.
   *
   * @param today the day in China
   */
  default Change approve(Act act, LocalDate today) {
    return switch (this) {
      case Waiting(var registered) when registered.by().equals(act.by()) ->
          new Change.Refused("这枚印章是您登记的，要由另一个人核对后启用。");
      case Waiting(var registered)
          when registered.validUntil().filter(today::isAfter).isPresent() ->
          new Change.Refused("这枚印章的有效期已过，不能启用；请停用后重新登记。");
      case Waiting(var registered) -> new Change.Done(new InUse(registered, act));
      case InUse _ -> new Change.Refused("这枚印章已经启用。");
      case Revoked _ -> new Change.Refused("这枚印章已经停用，不能再启用；请重新登记。");
    };
  }

  /**
   * Ends its use at once, or the wait for it.
   *
   * @param reason 1 to {@link #LONGEST_REASON} characters
   */
  default Change revoke(Act act, String reason) {
    return switch (this) {
      case Waiting _, InUse _ ->
          new Change.Done(new Revoked(registration(), approved(), act, reason));
      case Revoked _ -> new Change.Refused("这枚印章已经停用。");
    };
  }
}
