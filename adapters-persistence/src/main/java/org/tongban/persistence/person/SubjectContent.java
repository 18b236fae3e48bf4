package org.tongban.persistence.person;

import io.micronaut.serde.annotation.Serdeable;

/** What of a subject is stored encrypted. */
@Serdeable
record SubjectContent(String name, String document, String phone, String home) {
  /** Says nothing about the person. */
  @Override
  public String toString() {
    return "SubjectContent[***]";
  }
}
