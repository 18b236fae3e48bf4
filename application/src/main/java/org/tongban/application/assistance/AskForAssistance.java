package org.tongban.application.assistance;

import java.util.Objects;
import java.util.Optional;
import org.tongban.application.assistance.AssistanceStore.Stored;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Page;
import org.tongban.domain.assistance.AssistanceRequest;
import org.tongban.domain.assistance.AssistanceRequestId;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.place.RegionCode;

/**
 * Asks that somebody comes to the home, for oneself or for a relative or neighbour. The one who is
 * visited is told by SMS.
 */
public interface AskForAssistance {
  /** Asks; the request lands at the station and the help stations responsible for the place. */
  Asking ask(Caller.Resident caller, Wish wish);

  /** What the caller asked for, the latest first. */
  Page<Stored> list(Caller.Resident caller, Page.Request page);

  /** One of the caller's; empty if it is not theirs. */
  Optional<Stored> find(Caller.Resident caller, AssistanceRequestId id);

  /** Takes one of the caller's back. */
  Changing cancel(Caller.Resident caller, AssistanceRequestId id, int version);

  /**
   * What is wished for.
   *
   * @param region where the one who is visited lives: a region that exists
   */
  record Wish(
      ImplementationCode implementation, RegionCode region, AssistanceRequest.Visited visited) {
    public Wish {
      Objects.requireNonNull(implementation);
      Objects.requireNonNull(region);
      Objects.requireNonNull(visited);
    }
  }

  /** The answer to {@link #ask}. */
  sealed interface Asking {
    /** Somebody is asked to come. */
    record Asked(Stored request) implements Asking {}

    /** There is no such implementation in force. */
    record Absent() implements Asking {}

    /** It can't be asked for so; what to do instead. */
    record NotAllowed(String words) implements Asking {}

    /** A field is not acceptable. */
    record Refused(Field field, String words) implements Asking {}
  }

  /** Which field. */
  enum Field {
    NAME,
    PHONE,
    REGION
  }

  /** The answer to a change. */
  sealed interface Changing {
    /** It is done. */
    record Changed(Stored request) implements Changing {}

    /** There is no such request that concerns the caller. */
    record Absent() implements Changing {}

    /** It was changed meanwhile. */
    record Stale(int current) implements Changing {}

    /** It can't be done now; what to do instead. */
    record NotAllowed(String words) implements Changing {}
  }
}
