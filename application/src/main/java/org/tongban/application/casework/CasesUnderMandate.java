package org.tongban.application.casework;

import org.tongban.application.transaction.Page;
import org.tongban.domain.person.MandateId;

/**
 * The cases that were filed under a mandate. Calls join the caller's transaction. Every
 * implementation passes {@code CasesUnderMandateContract}.
 */
public interface CasesUnderMandate {
  /**
   * The cases, the latest filed first.
   *
   * @throws Page.BadCursorException if the cursor is not of this list
   */
  Page<CaseSummary> underMandate(MandateId mandate, Page.Request page);
}
