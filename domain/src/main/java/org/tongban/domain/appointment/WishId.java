package org.tongban.domain.appointment;

import java.util.Objects;
import java.util.UUID;

/** Identifies a place on the waiting list. */
public record WishId(UUID value) {
  public WishId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
