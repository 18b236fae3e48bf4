package org.tongban.persistence.person;

import io.micronaut.serde.annotation.Serdeable;

/** What of an address is stored encrypted: all of it. */
@Serdeable
record RecipientContent(String name, String phone, String region, String street) {
  /** Says nothing about the person. */
  @Override
  public String toString() {
    return "RecipientContent[***]";
  }
}
