package org.tongban.application.appointment;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tongban.domain.appointment.DaySlots.Start;
import org.tongban.domain.appointment.ServiceGroup;
import org.tongban.domain.appointment.VisitTime;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.ServicePoint;
import org.tongban.domain.place.UnitCode;

/** Which times can be booked where. For everybody, without signing in. */
public interface SeeAvailability {
  /** The most days that are shown at once. */
  int MAXIMUM_DAYS = 62;

  /**
   * The days of a service point, for each of its groups that handles the items.
   *
   * @param first not after {@code last}; at most {@value #MAXIMUM_DAYS} days
   * @return empty if there is no such service point
   */
  Optional<List<GroupDays>> days(UnitCode place, LocalDate first, LocalDate last, Wanted wanted);

  /**
   * Where one can go the soonest, the nearest place first; at most 10, each with the group that has
   * the earliest time.
   */
  List<Nearest> nearest(RegionCode from, Wanted wanted);

  /**
   * What the visit is for.
   *
   * @param people how many are served, 1 or more
   */
  record Wanted(Collection<BasicCode> items, int people) {
    public Wanted {
      items = List.copyOf(items);
    }
  }

  /**
   * A group's days.
   *
   * @param minutes how long the visit takes
   * @param bookable false where one comes without an appointment
   */
  record GroupDays(ServiceGroup group, int minutes, boolean bookable, List<Day> days) {}

  /**
   * A day.
   *
   * @param starts the times a visit can begin at, full ones too; those that can't be booked at this
   *     moment any more, or not yet, have no remaining places
   * @param why why there are none, in words; empty if there are
   */
  record Day(LocalDate date, List<Start> starts, String why) {}

  /** A place with its earliest time. */
  record Nearest(ServicePoint point, ServiceGroup group, VisitTime time, int remaining) {}
}
