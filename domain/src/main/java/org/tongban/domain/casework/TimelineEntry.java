package org.tongban.domain.casework;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.place.UnitCode;

/**
 * One step of a case as the applicant reads it.
 *
 * @param title what happened, in a few Chinese words
 * @param words who did it, why, and what comes next and by when; never a person's name
 * @param unit the unit that acted, empty where the applicant or the system did
 * @param forApplicantToAct whether the step asks something of the applicant that is still open
 */
public record TimelineEntry(
    Instant at, String title, String words, Optional<UnitCode> unit, boolean forApplicantToAct) {
  public TimelineEntry {
    Objects.requireNonNull(at);
    Objects.requireNonNull(title);
    Objects.requireNonNull(words);
    Objects.requireNonNull(unit);
  }
}
