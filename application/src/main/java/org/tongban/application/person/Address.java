package org.tongban.application.person;

import java.time.Instant;
import java.util.Objects;
import org.tongban.domain.delivery.Recipient;
import org.tongban.domain.person.SubjectId;

/**
 * An entry of an address book.
 *
 * @param version rises by one with every change, from 1
 */
public record Address(
    AddressId id, SubjectId owner, Recipient recipient, Instant changedAt, int version) {
  public Address {
    Objects.requireNonNull(id);
    Objects.requireNonNull(owner);
    Objects.requireNonNull(recipient);
    Objects.requireNonNull(changedAt);
  }

  /** Says nothing about the person. */
  @Override
  public String toString() {
    return "Address[" + id + " v" + version + "]";
  }
}
