package org.tongban.application.paper;

import java.util.List;
import org.tongban.domain.casework.CaseEvent;

/** What a case asks for. Calls join the transaction in which the case changes. */
public interface PreparePapers {
  /** Has the papers made that follow from the events, after the transaction has committed. */
  void prepare(List<CaseEvent> events);
}
