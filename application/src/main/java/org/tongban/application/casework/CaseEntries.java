package org.tongban.application.casework;

import org.tongban.domain.casework.CaseTimer;
import org.tongban.domain.casework.Move;
import org.tongban.domain.casework.OpenWork;
import org.tongban.domain.casework.StepContext;

/** Derives what is written with a step: the lines of the work lists, and the timer. */
final class CaseEntries {
  private CaseEntries() {}

  /** What to write for a step that was taken. */
  static CaseStore.Entry of(Move.Moved moved, StepContext context) {
    var file = moved.next();
    var calendar = context.calendar();
    var work =
        OpenWork.of(file, context).stream()
            .map(
                open ->
                    new WorkItem(
                        file.id(),
                        file.filing().number(),
                        file.filing().itemName(),
                        open.unit(),
                        open.role(),
                        open.task(),
                        calendar.ordinal(open.due()),
                        file.changedAt()))
            .toList();
    var timer = CaseTimer.of(file, context).map(running -> calendar.ordinal(running.after()));
    return new CaseStore.Entry(file, moved.events(), work, timer);
  }
}
