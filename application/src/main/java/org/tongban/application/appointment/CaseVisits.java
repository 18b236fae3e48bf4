package org.tongban.application.appointment;

import org.tongban.domain.casework.CaseId;

/** What a case tells its appointments. Calls join the caller's transaction. */
public interface CaseVisits {
  /**
   * The case ended without a visit being needed: its bookings are given up, their places freed and
   * their reminders dropped, all with the case's own step or not at all.
   */
  void ended(CaseId id);
}
