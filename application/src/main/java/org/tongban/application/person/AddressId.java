package org.tongban.application.person;

import java.util.Objects;
import java.util.UUID;

/** Identifies an entry of an address book. */
public record AddressId(UUID value) {
  public AddressId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
