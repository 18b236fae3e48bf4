package org.tongban.application.licence;

import java.util.List;
import org.tongban.application.transaction.Page;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.licence.LicenceId;
import org.tongban.domain.licence.LicenceUse;

/**
 * The record of what licences were used for. It only grows. Calls join the caller's transaction.
 * Every implementation passes {@code LicenceUsesContract}.
 */
public interface LicenceUses {
  /**
   * Adds a use. If the licence was used as that material of that case before, nothing changes: the
   * first time counts.
   */
  void add(LicenceUse use);

  /** The uses in a case, in no order. */
  List<LicenceUse> ofCase(CaseId caseId);

  /**
   * What the licence was used for, the latest first.
   *
   * @throws Page.BadCursorException if the cursor is not of this list
   */
  Page<LicenceUse> ofLicence(LicenceId licence, Page.Request page);
}
