package org.tongban.application.person;

import java.util.Objects;
import java.util.UUID;

/** Identifies a resident's account. */
public record AccountId(UUID value) {
  public AccountId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
