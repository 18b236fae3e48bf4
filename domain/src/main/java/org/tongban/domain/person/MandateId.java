package org.tongban.domain.person;

import java.util.Objects;
import java.util.UUID;

/** Identifies a mandate (代办委托). */
public record MandateId(UUID value) {
  public MandateId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
