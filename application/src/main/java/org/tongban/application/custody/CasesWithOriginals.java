package org.tongban.application.custody;

import java.util.Set;
import org.tongban.application.casework.WorkItem;
import org.tongban.application.transaction.Page;
import org.tongban.domain.casework.OpenWork;
import org.tongban.domain.place.UnitCode;

/**
 * The lines of work lists that are about papers: derived rows of the cases. Calls join the caller's
 * transaction. Every implementation passes {@code CasesWithOriginalsContract}.
 */
public interface CasesWithOriginals {
  /** What those units have to do of that kind, whoever does it, the most urgent first. */
  Page<WorkItem> waiting(Set<UnitCode> units, OpenWork.Task task, Page.Request page);
}
