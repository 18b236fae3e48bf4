package org.tongban.domain.delivery;

import java.util.Objects;
import java.util.UUID;

/** Identifies a hand-over manifest. */
public record ManifestId(UUID value) {
  public ManifestId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
