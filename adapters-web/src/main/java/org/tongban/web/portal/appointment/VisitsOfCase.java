package org.tongban.web.portal.appointment;

import jakarta.inject.Singleton;
import java.util.List;
import org.tongban.application.appointment.BookVisit;
import org.tongban.application.identity.Caller;
import org.tongban.domain.casework.CaseId;

/** The visits of a case, for its page. */
@Singleton
public class VisitsOfCase {
  private final BookVisit bookVisit;
  private final ShownVisits shown;

  VisitsOfCase(BookVisit bookVisit, ShownVisits shown) {
    this.bookVisit = bookVisit;
    this.shown = shown;
  }

  /** What is still to come, by time; nothing for others than residents. */
  public List<OfCase> find(Caller caller, CaseId id) {
    return switch (caller) {
      case Caller.Resident resident ->
          bookVisit.ofCase(resident, id).stream()
              .map(
                  kept ->
                      new OfCase(
                          shown.of(kept), kept.appointment().person().equals(resident.person())))
              .filter(one -> one.visit().standing() != ShownVisit.Standing.RAN_OUT)
              .toList();
      case Caller.Staff _ -> List.of();
    };
  }

  /**
   * A visit.
   *
   * @param own whether who looks at it booked it, and so may open it
   */
  public record OfCase(ShownVisit visit, boolean own) {}
}
