package org.tongban.persistence.notification;

import io.micronaut.serde.annotation.Serdeable;

/** What is encrypted of an entry of the log. */
@Serdeable
record SentContent(String to, String receipt) {
  /** Says nothing of it. */
  @Override
  public String toString() {
    return "SentContent[***]";
  }
}
