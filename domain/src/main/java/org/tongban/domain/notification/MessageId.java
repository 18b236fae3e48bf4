package org.tongban.domain.notification;

import java.util.Objects;
import java.util.UUID;

/** The identity of a message to a person. */
public record MessageId(UUID value) {
  public MessageId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
