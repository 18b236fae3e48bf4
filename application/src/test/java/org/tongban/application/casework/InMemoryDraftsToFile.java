package org.tongban.application.casework;

import java.util.Optional;
import org.tongban.application.person.SubjectStore;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseId;

/** Put together from the stores. */
public final class InMemoryDraftsToFile implements DraftsToFile {
  private final DraftStore drafts;
  private final SubjectStore subjects;
  private final MaterialFiles files;

  /** Of what these keep. */
  public InMemoryDraftsToFile(DraftStore drafts, SubjectStore subjects, MaterialFiles files) {
    this.drafts = drafts;
    this.subjects = subjects;
    this.files = files;
  }

  @Override
  public Optional<DraftToFile> find(CaseId id, ActorId actor) {
    return drafts
        .find(id, actor)
        .map(draft -> new DraftToFile(draft, subjects.find(draft.applicant()), files.codes(id)));
  }
}
