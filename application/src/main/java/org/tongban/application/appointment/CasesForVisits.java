package org.tongban.application.appointment;

import java.util.Optional;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.person.SubjectId;

/** What appointments must know of cases. Calls join the caller's transaction. */
public interface CasesForVisits {
  /** The case, if the person may act on it. */
  Optional<CaseForVisit> find(SubjectId person, CaseId id);

  /**
   * A case.
   *
   * @param closed whether nothing more is done
   * @param preChecked whether its papers were looked at and found in order, online or at a counter
   */
  record CaseForVisit(BasicCode item, boolean closed, boolean preChecked) {}
}
