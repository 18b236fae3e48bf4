package org.tongban.application.appointment;

import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.item.BasicCode;

/** What appointments must know of cases. Calls join the caller's transaction. */
public interface CasesForVisits {
  /**
   * The case, if the caller may act on it: their own, one of a company whose operator they are, or
   * one that they filed for somebody under a mandate that still holds.
   */
  Optional<CaseForVisit> find(Caller.Resident caller, CaseId id);

  /**
   * A case.
   *
   * @param closed whether nothing more is done
   * @param preChecked whether its papers were looked at and found in order, online or at a counter
   */
  record CaseForVisit(BasicCode item, boolean closed, boolean preChecked) {}
}
