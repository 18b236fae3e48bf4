package org.tongban.persistence.notification;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** What is encrypted of an entry of the log. */
@Serdeable
record SentContent(@Nullable String to, @Nullable String receipt) {
  /** To an empty text, which JSON may leave out, from what was written. */
  static String text(String written) {
    return written == null ? "" : written;
  }

  /** Says nothing of it. */
  @Override
  public String toString() {
    return "SentContent[***]";
  }
}
