package org.tongban.application.casework;

import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Page;
import org.tongban.domain.person.MandateId;

/** Shows a grantor what was done under a mandate, also after it was taken back or has lapsed. */
public interface UseOfMandate {
  /**
   * The cases that were filed under it, the latest first; empty if the caller granted no such
   * mandate.
   */
  Optional<Page<CaseSummary>> cases(Caller.Resident caller, MandateId id, Page.Request page);
}
