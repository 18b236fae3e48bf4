package org.tongban.application.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Page;
import org.tongban.domain.calendar.DeadlineExplanation;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseNumber;
import org.tongban.domain.casework.Deadlines;
import org.tongban.domain.casework.TimelineEntry;
import org.tongban.domain.person.SubjectId;

/** Where a case stands, for those it concerns. To everybody else it does not exist. */
public interface TrackCase {
  /** The case, or empty if there is none that the caller may see. */
  Optional<CaseView> view(Caller caller, CaseId id);

  /** The case with the number, or empty as for {@link #view}. */
  Optional<CaseView> byNumber(Caller caller, CaseNumber number);

  /** What happened, in plain words, the first first; or empty as for {@link #view}. */
  Optional<List<TimelineEntry>> timeline(Caller caller, CaseId id);

  /** A clock of the case, explained day by day; empty if there is no such clock or case. */
  Optional<Explained> deadline(Caller caller, CaseId id, Deadlines.Kind kind);

  /**
   * The cases of the caller or of an organisation the caller operates, the latest first.
   *
   * @param applicant empty for the caller's own
   */
  Page<CaseSummary> list(Caller caller, Optional<SubjectId> applicant, Page.Request page);

  /** What the caller has to do as staff, the most urgent first; nothing for residents. */
  Page<DueWork> work(Caller caller, Page.Request page);

  /** A clock with every day on the way. */
  record Explained(Deadlines.Deadline deadline, DeadlineExplanation explanation) {}

  /**
   * A line of the work list.
   *
   * @param due the day it is due
   * @param overdue whether that day has passed
   */
  record DueWork(WorkItem item, LocalDate due, boolean overdue) {}
}
