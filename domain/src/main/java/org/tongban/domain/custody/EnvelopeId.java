package org.tongban.domain.custody;

import java.util.Objects;
import java.util.UUID;

/** Identifies an envelope of the room of custody. */
public record EnvelopeId(UUID value) {
  public EnvelopeId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
