package org.tongban.domain.casework;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a case (办件) from its first draft on. Never shown to people; see {@link CaseNumber}.
 */
public record CaseId(UUID value) {
  public CaseId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
