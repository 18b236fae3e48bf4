package org.tongban.application.casework;

import java.util.List;
import java.util.Objects;
import org.tongban.domain.casework.CaseEvent;
import org.tongban.domain.casework.CaseFile;
import org.tongban.domain.casework.CaseStep;
import org.tongban.domain.casework.Deadlines.Deadline;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.person.Subject;

/**
 * A case as shown to someone who may see it.
 *
 * @param events the whole ledger
 * @param deadlines the clocks that run, the most urgent first
 * @param steps what the caller may do now
 */
public record CaseView(
    CaseFile file,
    List<CaseEvent> events,
    Implementation implementation,
    Subject applicant,
    List<Deadline> deadlines,
    List<CaseStep> steps) {
  public CaseView {
    Objects.requireNonNull(file);
    events = List.copyOf(events);
    Objects.requireNonNull(implementation);
    Objects.requireNonNull(applicant);
    deadlines = List.copyOf(deadlines);
    steps = List.copyOf(steps);
  }
}
