package org.tongban.web.portal.appointment;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.tongban.application.appointment.AppointmentStore.Kept;
import org.tongban.application.appointment.BookVisit;
import org.tongban.application.appointment.BookVisit.Booking;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Page;
import org.tongban.domain.appointment.AppointmentState;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.appointment.Visit;

/**
 * Holds a place for who looks around in the calendar: choosing the same time twice holds it once,
 * and choosing another time lets the first one go.
 */
@Singleton
class VisitBooking {
  private static final int LOOKED_AT = 20;

  private final BookVisit bookVisit;

  VisitBooking(BookVisit bookVisit) {
    this.bookVisit = bookVisit;
  }

  Booking hold(
      Caller.Resident caller,
      ServiceGroupCode group,
      VisitChoice choice,
      LocalDate date,
      LocalTime from) {
    var wanted =
        new BookVisit.Wanted(
            group, date, from, choice.items(), choice.people(), choice.caseId(), false);
    var answer = bookVisit.hold(caller, wanted);
    if (!(answer instanceof Booking.NotAllowed)) {
      return answer;
    }
    var held = held(caller, group, choice);
    if (held.isEmpty()) {
      return answer;
    }
    if (same(held.get().appointment().visit(), wanted)) {
      return new Booking.Done(held.get());
    }
    return bookVisit.cancel(caller, held.get().appointment().id()) instanceof Booking.Done
        ? bookVisit.hold(caller, wanted)
        : answer;
  }

  private static boolean same(Visit visit, BookVisit.Wanted wanted) {
    return visit.time().date().equals(wanted.date())
        && visit.time().from().equals(wanted.from())
        && visit.people() == wanted.people();
  }

  /** What the caller holds for the same matter and has not confirmed. */
  private Optional<Kept> held(Caller.Resident caller, ServiceGroupCode group, VisitChoice choice) {
    return bookVisit.list(caller, new Page.Request(Optional.empty(), LOOKED_AT)).items().stream()
        .filter(kept -> kept.appointment().state() instanceof AppointmentState.Held)
        .filter(kept -> kept.appointment().visit().group().equals(group))
        .filter(kept -> kept.appointment().visit().items().equals(choice.items()))
        .findFirst();
  }
}
