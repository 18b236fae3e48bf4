package org.tongban.application.assistance;

import java.time.LocalDateTime;
import java.util.Objects;
import java.util.Optional;
import org.tongban.application.assistance.AskForAssistance.Changing;
import org.tongban.application.assistance.AssistanceStore.Stored;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Page;
import org.tongban.domain.assistance.AssistanceRequestId;
import org.tongban.domain.person.SubjectId;

/**
 * What village clerks, helpers and liaisons do with requests for assistance of their own units. The
 * one who is visited is told of every step by SMS.
 */
public interface HandleAssistance {
  /** The open requests of the caller's units, the longest waiting first. */
  Page<Stored> open(Caller.Staff caller, Page.Request page);

  /** A request of the caller's units; empty if it is none of theirs. */
  Optional<Stored> find(Caller.Staff caller, AssistanceRequestId id);

  /** Takes it, as the first of the caller's units that is responsible. */
  Changing take(Caller.Staff caller, AssistanceRequestId id, int version);

  /** Notes when the visit is. */
  Changing agree(Caller.Staff caller, Agreement agreement);

  /**
   * Ends it by opening a draft for the person, who has given the unit a mandate for the item.
   *
   * @param applicant whose matter it is, registered with their identity card in hand
   */
  Changing finish(Caller.Staff caller, AssistanceRequestId id, int version, SubjectId applicant);

  /**
   * What was agreed on the telephone.
   *
   * @param visitAt in the zone of all dates; not before now, at most 60 days ahead
   * @param note 0 to 300 characters
   */
  record Agreement(AssistanceRequestId id, int version, LocalDateTime visitAt, String note) {
    public Agreement {
      Objects.requireNonNull(id);
      Objects.requireNonNull(visitAt);
      Objects.requireNonNull(note);
    }
  }
}
