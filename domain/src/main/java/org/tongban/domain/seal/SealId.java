package org.tongban.domain.seal;

import java.util.Objects;
import java.util.UUID;

/** The identity of a registered seal. */
public record SealId(UUID value) {
  public SealId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
