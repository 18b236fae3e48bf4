package org.tongban.persistence.identity;

import io.micronaut.serde.annotation.Serdeable;

/** What of a staff account is stored encrypted. */
@Serdeable
record StaffContent(String login, String name) {
  /** Says nothing about the person. */
  @Override
  public String toString() {
    return "StaffContent[***]";
  }
}
