package org.tongban.domain.queue;

import java.util.Objects;
import java.util.UUID;

/** Identifies a ticket. Whoever knows it may look at the ticket: it stands in the printed code. */
public record TicketId(UUID value) {
  public TicketId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
