package org.tongban.application.paper;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.casework.CaseEvent;
import org.tongban.domain.casework.CaseFact;
import org.tongban.domain.casework.CaseFile;
import org.tongban.domain.casework.StepContext;
import org.tongban.domain.person.Subject;

/**
 * What happened to a case, between the case as it stood before and after.
 *
 * @param earlier the events before, in order
 */
record Happened(
    List<CaseEvent> earlier, CaseFile before, CaseEvent event, CaseFile after, Subject applicant) {
  Happened {
    earlier = List.copyOf(earlier);
    Objects.requireNonNull(before);
    Objects.requireNonNull(event);
    Objects.requireNonNull(after);
    Objects.requireNonNull(applicant);
  }

  /**
   * The last of the events.
   *
   * @param events of one case from its submission on, two at least
   */
  static Happened last(List<CaseEvent> events, Subject applicant) {
    var earlier = events.subList(0, events.size() - 1);
    var before = CaseFile.replay(earlier);
    return new Happened(
        earlier, before, events.getLast(), before.after(events.getLast()), applicant);
  }

  /** The day it happened, in China. */
  LocalDate on() {
    return LocalDate.ofInstant(event.at(), StepContext.ZONE);
  }

  /** How the result was sent, if it was: the dispatch that is under way. */
  Optional<CaseFact.Dispatched> sent() {
    return before
        .dispatch()
        .flatMap(
            dispatch ->
                earlier.stream()
                    .map(CaseEvent::fact)
                    .filter(CaseFact.Dispatched.class::isInstance)
                    .map(CaseFact.Dispatched.class::cast)
                    .filter(sent -> sent.dispatch().equals(dispatch))
                    .findFirst());
  }
}
