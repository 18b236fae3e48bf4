package org.tongban.application.appointment;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.appointment.OpeningPlan;
import org.tongban.domain.appointment.ServiceGroup;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.place.UnitCode;

/**
 * When service groups can be visited by appointment. Calls join the caller's transaction. Every
 * implementation passes {@code BookingContract}.
 */
public interface Plans {
  /**
   * The groups of these service points, by code, as they were at most some seconds ago: what is
   * shown, and what is tried first.
   */
  List<Planned> at(Collection<UnitCode> places);

  /** The group, as it was at most some seconds ago; empty if there is none. */
  Optional<Planned> find(ServiceGroupCode code);

  /**
   * The group as it is now; empty if there is none. Until the caller's transaction ends, nobody
   * else gets beyond this call for the same group.
   */
  Optional<Planned> lock(ServiceGroupCode code);

  /**
   * Replaces the plan of a group and raises the version by one; call {@link #lock} before. This
   * instance shows it after the commit.
   */
  void save(ServiceGroupCode code, OpeningPlan plan);

  /**
   * Raises the version of a group about which something else is said now; call {@link #lock}
   * before.
   */
  void raise(ServiceGroupCode code);

  /** After the commit this instance shows what is said about the groups of the place anew. */
  void refresh(UnitCode place);

  /** Gives these groups their first plans; those that have one keep it. */
  void addMissing(Collection<First> plans);

  /** A first plan. */
  record First(ServiceGroupCode code, OpeningPlan plan) {}

  /**
   * A group with its plan.
   *
   * @param plan empty where nobody has made one: then it takes no bookings
   * @param version of the group with its plan, from 0: it rises with every change of either
   */
  record Planned(ServiceGroup group, Optional<OpeningPlan> plan, long version) {
    public Planned {
      Objects.requireNonNull(group);
      Objects.requireNonNull(plan);
    }

    /** The plan, if the group takes bookings. */
    public Optional<OpeningPlan> bookable() {
      return group.active() ? plan : Optional.empty();
    }
  }
}
