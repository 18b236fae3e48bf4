package org.tongban.domain.assistance;

import java.util.Objects;
import java.util.UUID;

/** Identifies a request for assistance. */
public record AssistanceRequestId(UUID value) {
  public AssistanceRequestId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
