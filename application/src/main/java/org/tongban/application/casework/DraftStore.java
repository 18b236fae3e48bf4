package org.tongban.application.casework;

import java.util.List;
import java.util.Optional;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.person.SubjectId;

/**
 * Where drafts are kept, encrypted under the applicant's key. Calls join the caller's transaction.
 * Every implementation passes {@code DraftStoreContract}.
 */
public interface DraftStore {
  /** How many drafts a person may keep at once. */
  int MAXIMUM = 50;

  /** The draft if it is the actor's (applicant or opener); else empty. */
  Optional<Draft> find(CaseId id, ActorId actor);

  /** The drafts that the actor opened or that are the actor's as applicant, the latest first. */
  List<Draft> of(ActorId actor);

  /** Adds a new draft at version 1. */
  void add(Draft draft);

  /**
   * Replaces the draft; who prepares it may be another from then on.
   *
   * @param changed the new content, with the version that was loaded; it is stored as the next
   * @return the draft as stored
   * @throws StaleVersionException if another version is stored; nothing is changed
   */
  Draft replace(Draft changed);

  /**
   * Removes the draft; removing what is not there changes nothing.
   *
   * @param version the version that was loaded
   * @throws StaleVersionException if another version is stored
   */
  void remove(CaseId id, SubjectId applicant, int version);
}
