package org.tongban.persistence.delivery;

import io.micronaut.serde.annotation.Serdeable;

/** What is encrypted of a courier's report. */
@Serdeable
record ParcelEventDetails(String words, String place, String receivedBy) {
  // Empty texts are left out in JSON.
  ParcelEventDetails {
    words = words == null ? "" : words;
    place = place == null ? "" : place;
    receivedBy = receivedBy == null ? "" : receivedBy;
  }

  /** Says nothing about the person. */
  @Override
  public String toString() {
    return "ParcelEventDetails[***]";
  }
}
