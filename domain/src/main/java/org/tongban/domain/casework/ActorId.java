package org.tongban.domain.casework;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies whoever acts on a case: a staff account, or a subject (then it is the subject's own
 * identifier).
 */
public record ActorId(UUID value) {
  /** The installation itself, acting when a deadline passes. */
  public static final ActorId SYSTEM = new ActorId(new UUID(0, 0));

  public ActorId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
