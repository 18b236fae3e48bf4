package org.tongban.domain.delivery;

import java.util.Objects;
import java.util.UUID;

/** Identifies one dispatch of a result; a resend is a new dispatch. */
public record DispatchId(UUID value) {
  public DispatchId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
