package org.tongban.application.delivery;

import java.util.Optional;
import java.util.Set;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Page;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.DispatchState;

/** What people may see of dispatches. What is not theirs looks as if it did not exist. */
public interface Deliveries {
  /** The caller's own, the latest first. */
  Page<DispatchStore.Stored> own(Caller.Resident caller, Page.Request page);

  /** One that is the caller's own, or for staff one that their mail room sends; else empty. */
  Optional<DispatchStore.Stored> find(Caller caller, DispatchId id);

  /**
   * The case's latest dispatch, or empty if it has none. Who may see the case may see it: the
   * caller has made sure of that.
   */
  Optional<DispatchStore.Stored> latest(CaseId caseId);

  /**
   * What the mail rooms in which the caller serves send, the oldest first.
   *
   * @param states empty for all
   */
  Page<DispatchStore.Stored> mailRoom(
      Caller.Staff caller, Set<DispatchState> states, Page.Request page);
}
