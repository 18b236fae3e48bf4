package org.tongban.domain.custody;

import java.util.Objects;
import java.util.UUID;

/** Identifies a hand-over list of the room of custody. */
public record HandOverId(UUID value) {
  public HandOverId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
