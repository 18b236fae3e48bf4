package org.tongban.application.appointment;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import org.tongban.application.identity.Caller;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.appointment.Wish;
import org.tongban.domain.appointment.WishId;
import org.tongban.domain.item.BasicCode;

/**
 * Waiting for a place. Who waits the longest is offered a place that becomes free, told by SMS, and
 * confirms it like a hold; an offer that is not confirmed goes on to the next.
 */
public interface WaitForPlace {
  /** Waits. */
  Waiting join(Caller.Resident caller, Wanted wanted);

  /** Waits no more; false if the caller did not. */
  boolean leave(Caller.Resident caller, WishId id);

  /** What the caller waits for, the oldest first. */
  List<Wish> list(Caller.Resident caller);

  /** What is waited for; see {@link Wish}. */
  record Wanted(
      ServiceGroupCode group,
      LocalDate first,
      LocalDate last,
      LocalTime from,
      LocalTime until,
      List<BasicCode> items,
      int people) {
    public Wanted {
      Objects.requireNonNull(group);
      items = List.copyOf(items);
    }
  }

  /** What came of it. */
  sealed interface Waiting {
    /** The caller waits. */
    record Joined(Wish wish) implements Waiting {}

    /** There is no such group. */
    record Absent() implements Waiting {}

    /** A rule stands against it, in words that say what to do. */
    record NotAllowed(String words) implements Waiting {}
  }
}
