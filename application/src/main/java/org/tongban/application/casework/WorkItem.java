package org.tongban.application.casework;

import java.time.Instant;
import java.util.Objects;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseNumber;
import org.tongban.domain.casework.OpenWork.Task;
import org.tongban.domain.casework.Role;
import org.tongban.domain.place.UnitCode;

/**
 * One line of a work list.
 *
 * @param dueOrdinal the ordinal of the working day it is due, see {@code WorkingCalendar}
 */
public record WorkItem(
    CaseId caseId,
    CaseNumber number,
    String itemName,
    UnitCode unit,
    Role role,
    Task task,
    long dueOrdinal,
    Instant openedAt) {
  public WorkItem {
    Objects.requireNonNull(caseId);
    Objects.requireNonNull(number);
    Objects.requireNonNull(itemName);
    Objects.requireNonNull(unit);
    Objects.requireNonNull(role);
    Objects.requireNonNull(task);
    Objects.requireNonNull(openedAt);
  }
}
