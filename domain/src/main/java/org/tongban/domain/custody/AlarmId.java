package org.tongban.domain.custody;

import java.util.Objects;
import java.util.UUID;

/** Identifies an alarm of the room of custody. */
public record AlarmId(UUID value) {
  public AlarmId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
