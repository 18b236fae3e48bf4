package org.tongban.domain.queue;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** How far the holder of a ticket is. */
public sealed interface TicketState {
  /** Why somebody waits. */
  enum Cause {
    /** They came. */
    NEW,
    /** They were away, or their window closed, and keep their place. */
    RETURNED,
    /** Another window or group goes on with them. */
    TRANSFERRED
  }

  /**
   * Waits to be called.
   *
   * @param onlyAt the one window that is to call them; empty for any of the group
   */
  record Waiting(Instant since, Optional<String> onlyAt, Cause cause) implements TicketState {
    public Waiting {
      Objects.requireNonNull(since);
      Objects.requireNonNull(onlyAt);
      Objects.requireNonNull(cause);
    }
  }

  /**
   * Is to come to the window.
   *
   * @param calls how often they were called, from 1
   */
  record Called(String window, Instant since, Instant lastCalledAt, int calls)
      implements TicketState {
    public Called {
      Objects.requireNonNull(window);
      Objects.requireNonNull(since);
      Objects.requireNonNull(lastCalledAt);
    }
  }

  /** Is being served. */
  record Serving(String window, Instant since) implements TicketState {
    public Serving {
      Objects.requireNonNull(window);
      Objects.requireNonNull(since);
    }
  }

  /** Fetches something or fills something in, and comes back. */
  record Parked(String window, Instant since) implements TicketState {
    public Parked {
      Objects.requireNonNull(window);
      Objects.requireNonNull(since);
    }
  }

  /** Was served. */
  record Finished(String window, Instant at) implements TicketState {
    public Finished {
      Objects.requireNonNull(window);
      Objects.requireNonNull(at);
    }
  }

  /** Was called and did not come (过号). */
  record NoShow(String window, Instant at) implements TicketState {
    public NoShow {
      Objects.requireNonNull(window);
      Objects.requireNonNull(at);
    }
  }

  /** Gave the ticket up. */
  record Cancelled(Instant at) implements TicketState {
    public Cancelled {
      Objects.requireNonNull(at);
    }
  }
}
