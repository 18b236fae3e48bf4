package org.tongban.domain.casework;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What follows from the passing of a day alone.
 *
 * @param command what the system then does
 * @param after the last day before it
 */
public record CaseTimer(CaseCommand.BySystem command, LocalDate after) {

  /** The timer that runs on the case, if any. */
  public static Optional<CaseTimer> of(CaseFile file, StepContext context) {
    if (file.state() instanceof CaseState.Correcting(_, var answerBy)) {
      return Optional.of(new CaseTimer(new CaseCommand.LapseCorrection(), answerBy));
    }
    if (file.undecided()) {
      return file.promises()
          .nextLastDay(context.calendar())
          .map(day -> new CaseTimer(new CaseCommand.RecordMissedPromise(), day));
    }
    return Deadlines.notice(file, context)
        .map(notice -> new CaseTimer(new CaseCommand.DeemAccepted(), notice.due()));
  }
}
