package org.tongban.persistence.delivery;

import io.micronaut.serde.annotation.Serdeable;

/**
 * What is encrypted of a dispatch.
 *
 * @param words why it needs a person, came back or was called off, or who signed; may be empty
 */
@Serdeable
record DispatchDetails(String name, String phone, String region, String street, String words) {
  // Empty texts are left out in JSON.
  DispatchDetails {
    words = words == null ? "" : words;
  }

  /** Says nothing about the person. */
  @Override
  public String toString() {
    return "DispatchDetails[***]";
  }
}
