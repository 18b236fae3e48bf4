package org.tongban.application.casework;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseStatus;
import org.tongban.domain.casework.TimelineEntry;

/**
 * What happened to a case since somebody last looked. To those it does not concern, it is absent.
 */
public interface FollowCase {
  /**
   * The steps after that sequence, the oldest first; an empty list if there are none; empty if
   * there is no such case of the caller's.
   *
   * @param sequence of the last step the caller knows of; 0 or less for none
   */
  Optional<List<Step>> after(Caller.Resident caller, CaseId id, int sequence);

  /**
   * One step.
   *
   * @param sequence its number in the case, from 1
   * @param status the case's status after it
   * @param entry the step in plain words
   */
  record Step(int sequence, CaseStatus status, TimelineEntry entry) {
    public Step {
      Objects.requireNonNull(status);
      Objects.requireNonNull(entry);
    }
  }
}
