package org.tongban.application.custody;

import org.tongban.domain.casework.CaseEvent;

/** What a case tells the room of custody. Calls join the caller's transaction. */
@FunctionalInterface
public interface FollowOriginals {
  /**
   * Originals went back to the person from the unit that acted: its envelopes of the case are done
   * with.
   */
  void returned(CaseEvent event);
}
