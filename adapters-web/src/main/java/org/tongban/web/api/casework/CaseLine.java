package org.tongban.web.api.casework;

import io.micronaut.serde.annotation.Serdeable;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.tongban.application.casework.CaseSummary;
import org.tongban.domain.casework.CaseStatus;
import org.tongban.web.api.Times;

/** A line of the list of cases. */
@Serdeable
public record CaseLine(
    UUID id,
    String number,
    String itemName,
    CaseStatus status,
    String statusName,
    OffsetDateTime submittedAt,
    OffsetDateTime changedAt) {
  /** The line of a case. */
  public static CaseLine of(CaseSummary summary) {
    return new CaseLine(
        summary.id().value(),
        summary.number().display(),
        summary.itemName(),
        summary.status(),
        summary.status().label(),
        Times.of(summary.submittedAt()),
        Times.of(summary.changedAt()));
  }
}
