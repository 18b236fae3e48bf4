package org.tongban.domain.person;

import java.util.Objects;
import java.util.UUID;

/** Identifies a subject: a person or an organisation that can apply. */
public record SubjectId(UUID value) {
  public SubjectId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
