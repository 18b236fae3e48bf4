package org.tongban.application.casework;

import java.time.Instant;
import java.util.Objects;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseNumber;
import org.tongban.domain.casework.CaseStatus;

/** One line of a person's list of cases. */
public record CaseSummary(
    CaseId id,
    CaseNumber number,
    String itemName,
    CaseStatus status,
    Instant submittedAt,
    Instant changedAt) {
  public CaseSummary {
    Objects.requireNonNull(id);
    Objects.requireNonNull(number);
    Objects.requireNonNull(itemName);
    Objects.requireNonNull(status);
    Objects.requireNonNull(submittedAt);
    Objects.requireNonNull(changedAt);
  }
}
