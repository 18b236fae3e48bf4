package org.tongban.domain.casework;

import java.time.Instant;
import java.util.Objects;
import org.tongban.domain.item.ImplementationRef;

/**
 * One entry of a case's ledger: who did what, in which role, for which unit, when, and under which
 * version of the item. Nothing is ever overwritten.
 *
 * @param sequence 1 for the first, without gaps
 * @param at truncated to microseconds
 */
public record CaseEvent(
    CaseId caseId,
    int sequence,
    Instant at,
    Actor actor,
    ImplementationRef implementation,
    CaseFact fact) {
  public CaseEvent {
    Objects.requireNonNull(caseId);
    Objects.requireNonNull(at);
    Objects.requireNonNull(actor);
    Objects.requireNonNull(implementation);
    Objects.requireNonNull(fact);
    if (sequence < 1) {
      throw new IllegalArgumentException("Sequences start with 1: " + sequence);
    }
    if (at.getNano() % 1000 != 0) {
      throw new IllegalArgumentException("Times are kept to the microsecond: " + at);
    }
  }
}
