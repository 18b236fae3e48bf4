package org.tongban.web.api.casework;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.OffsetDateTime;
import org.tongban.application.casework.FollowCase;
import org.tongban.domain.casework.CaseStatus;
import org.tongban.web.api.Times;

/**
 * A step of a case as it is told live. A sign of life has none of its fields.
 *
 * @param version the case's version after the step
 * @param status the case's status after the step
 * @param title what happened, in a few words
 * @param words who did it, why, and what comes next
 * @param act whether it waits for the applicant
 */
@Serdeable
public record ProgressResponse(
    @Nullable Integer version,
    @Nullable CaseStatus status,
    @Nullable String statusName,
    @Nullable OffsetDateTime at,
    @Nullable String title,
    @Nullable String words,
    @Nullable Boolean act) {
  /** Tells nothing but that the connection lives. */
  static final ProgressResponse NOTHING =
      new ProgressResponse(null, null, null, null, null, null, null);

  static ProgressResponse of(FollowCase.Step step) {
    var entry = step.entry();
    return new ProgressResponse(
        step.sequence(),
        step.status(),
        step.status().label(),
        Times.of(entry.at()),
        entry.title(),
        entry.words(),
        entry.forApplicantToAct());
  }
}
