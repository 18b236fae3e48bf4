package org.tongban.domain.paper;

import java.util.Objects;
import java.util.UUID;

/** Identifies a paper. */
public record PaperId(UUID value) {
  public PaperId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
