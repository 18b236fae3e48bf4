package org.tongban.domain.licence;

import java.util.Objects;
import java.util.UUID;

/** Identifies one version of an electronic licence. */
public record LicenceId(UUID value) {
  public LicenceId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
