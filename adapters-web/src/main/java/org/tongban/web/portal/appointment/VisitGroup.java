package org.tongban.web.portal.appointment;

import java.util.Optional;
import org.tongban.application.appointment.SeeAvailability.GroupDays;
import org.tongban.domain.appointment.DaySlots.Start;
import org.tongban.domain.appointment.ServiceGroup;

/**
 * A group of a place with the first time that can be booked there.
 *
 * @param bookable false where one comes without an appointment
 */
public record VisitGroup(ServiceGroup group, boolean bookable, Optional<Start> first) {
  static VisitGroup of(GroupDays days) {
    return new VisitGroup(
        days.group(),
        days.bookable(),
        days.days().stream()
            .flatMap(day -> day.starts().stream())
            .filter(start -> start.remaining() > 0)
            .findFirst());
  }
}
