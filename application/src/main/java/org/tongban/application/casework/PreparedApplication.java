package org.tongban.application.casework;

import java.time.LocalDate;
import java.util.Objects;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.PreparationCode;
import org.tongban.domain.place.UnitCode;

/**
 * A draft that is to be filed at a service point by whoever knows its code (预填申请).
 *
 * @param preparedBy who prepared it, and comes to the counter with their identity card
 * @param place the service point where the code is good
 * @param until the last day it is good
 */
public record PreparedApplication(
    PreparationCode code, CaseId draft, ActorId preparedBy, UnitCode place, LocalDate until) {
  public PreparedApplication {
    Objects.requireNonNull(code);
    Objects.requireNonNull(draft);
    Objects.requireNonNull(preparedBy);
    Objects.requireNonNull(place);
    Objects.requireNonNull(until);
  }

  /** Does not say the code. */
  @Override
  public String toString() {
    return "PreparedApplication[" + draft + "]";
  }
}
