package org.tongban.persistence.notification;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** What is encrypted of a message. */
@Serdeable
record MessageContent(@Nullable String about, String text) {
  /** Says nothing of it. */
  @Override
  public String toString() {
    return "MessageContent[***]";
  }
}
