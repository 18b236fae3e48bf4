package org.tongban.application.appointment;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.application.appointment.AppointmentStore.Kept;
import org.tongban.application.appointment.Plans.Planned;
import org.tongban.application.identity.Caller;
import org.tongban.domain.appointment.OpeningPlan;
import org.tongban.domain.appointment.PlanException;
import org.tongban.domain.appointment.ServiceGroup;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.place.UnitCode;

/**
 * Planning when a service point can be visited: for the manager of a hall or centre, and for who
 * runs a station. What is another place's looks absent. A change never drops a booking silently.
 */
public interface PlanOpening {
  /** Whether the caller plans for that place. */
  boolean plansFor(Caller.Staff caller, UnitCode place);

  /** The groups of the places the caller plans for, by code. */
  List<Planned> groups(Caller.Staff caller);

  /** One of them. */
  Optional<Planned> find(Caller.Staff caller, ServiceGroupCode code);

  /**
   * Adds a group to a place of the caller's, or changes what is said about it. While visits are
   * booked there it can't be made inactive.
   *
   * @param version of the group that was seen; empty to add one
   */
  Saving save(Caller.Staff caller, ServiceGroup group, Optional<Integer> version);

  /** Which bookings have no place under another plan; nothing is changed. */
  Optional<Impact> preview(Caller.Staff caller, ServiceGroupCode code, OpeningPlan plan);

  /**
   * Replaces the plan of a group.
   *
   * @param version of the group that was seen
   */
  Replacing replace(Caller.Staff caller, ServiceGroupCode code, int version, Change change);

  /** Which bookings of all groups of a place an exception hits; nothing is changed. */
  Optional<Impact> preview(Caller.Staff caller, UnitCode place, PlanException exception);

  /** Adds an exception to the plans of all groups of a place. */
  Replacing except(
      Caller.Staff caller, UnitCode place, PlanException exception, Optional<Hits> hits);

  /** Who is booked that day, by time; for everybody who has a duty at the place. */
  Optional<List<Kept>> day(Caller.Staff caller, ServiceGroupCode code, LocalDate date);

  /** What becomes of the bookings that a change hits. */
  enum Hits {
    /** They move to the next time that is free; where there is none, they are cancelled. */
    MOVE,
    /** They are cancelled. */
    CANCEL
  }

  /**
   * Another plan.
   *
   * @param hits empty: the change is refused if it hits any booking
   * @param reason told to those who are hit, 0 to 60 characters
   */
  record Change(OpeningPlan plan, Optional<Hits> hits, String reason) {
    public Change {
      Objects.requireNonNull(plan);
      Objects.requireNonNull(hits);
      Objects.requireNonNull(reason);
    }
  }

  /**
   * What a change hits.
   *
   * @param hit the confirmed bookings that have no place, by time
   */
  record Impact(List<Kept> hit) {
    public Impact {
      hit = List.copyOf(hit);
    }
  }

  /** The answer to {@link #save}. */
  sealed interface Saving {
    /** It is so now. */
    record Saved(Planned planned) implements Saving {}

    /** There is no such place or group, or it is not the caller's. */
    record Absent() implements Saving {}

    /** No version was named, but there is such a group already. */
    record Exists() implements Saving {}

    /** Somebody else changed the group or its plan meanwhile. */
    record Stale(long version) implements Saving {}

    /** A rule stands against it, in words. */
    record NotAllowed(String words) implements Saving {}
  }

  /** The answer to a change of plans. */
  sealed interface Replacing {
    /**
     * It holds now.
     *
     * @param version of the group; of no meaning where several were changed
     * @param moved the bookings that have another time
     * @param cancelled the bookings that are cancelled
     */
    record Replaced(long version, List<Kept> moved, List<Kept> cancelled) implements Replacing {}

    /** There is no such group or place, or it is not the caller's. */
    record Absent() implements Replacing {}

    /** Somebody else changed the group or its plan meanwhile. */
    record Stale(long version) implements Replacing {}

    /** Bookings are hit, and nothing was said about them: nothing is changed. */
    record HitsBookings(List<Kept> hit) implements Replacing {}

    /** A rule stands against it, in words. */
    record NotAllowed(String words) implements Replacing {}
  }
}
