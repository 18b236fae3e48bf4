package org.tongban.application.identity;

import java.util.Objects;
import java.util.UUID;

/** Identifies a session: one sign-in and everything that was renewed from it. */
public record SessionId(UUID value) {
  public SessionId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
