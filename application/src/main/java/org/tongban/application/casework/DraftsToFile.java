package org.tongban.application.casework;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.person.Subject;

/**
 * What filing a draft needs to know, read at once: submissions are what people queue for on the
 * first day of a term. Says what {@link DraftStore#find}, {@code SubjectStore.find} and {@link
 * MaterialFiles#codes} say. Calls join the caller's transaction. Every implementation passes {@code
 * DraftsToFileContract}.
 */
public interface DraftsToFile {
  /** The draft with its surroundings if it is the actor's (applicant or opener); else empty. */
  Optional<DraftToFile> find(CaseId id, ActorId actor);

  /**
   * A draft and what it refers to.
   *
   * @param applicant empty if there is none of that name any more
   * @param files which material each uploaded file is: the material's code by the file
   */
  record DraftToFile(Draft draft, Optional<Subject> applicant, Map<UUID, String> files) {}
}
