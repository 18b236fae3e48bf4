package org.tongban.application.casework;

import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Page;
import org.tongban.domain.person.MandateId;

/** Shows what was done under a mandate. */
public interface UseOfMandate {
  /**
   * The cases that were filed under it, the latest first. The grantor sees them also after it was
   * taken back or has lapsed, the person who holds it as long as it is good; to others it is
   * absent.
   */
  Optional<Page<CaseSummary>> cases(Caller.Resident caller, MandateId id, Page.Request page);
}
