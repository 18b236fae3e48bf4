package org.tongban.application.paper;

import java.util.List;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.UnavailableException;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.paper.OfficialPaper;
import org.tongban.domain.paper.PaperId;

/** The papers of a case, for those whom the case concerns. To everybody else there are none. */
public interface CasePapers {
  /**
   * The papers, in the order of what they follow from; empty if there is no such case that the
   * caller may see. What happened a moment ago may not have its paper yet.
   */
  Optional<List<OfficialPaper>> ofCase(Caller caller, CaseId id);

  /**
   * A paper with its file, the same bytes each time; empty as for {@link #ofCase}, if the case has
   * no such paper, or if its file is not made yet.
   *
   * @throws UnavailableException if files can't be reached now
   */
  Optional<Opened> open(Caller caller, CaseId id, PaperId paper);

  /**
   * An open paper.
   *
   * @param pdf its file
   */
  record Opened(OfficialPaper paper, byte[] pdf) {}
}
