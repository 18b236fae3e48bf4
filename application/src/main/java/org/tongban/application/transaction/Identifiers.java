package org.tongban.application.transaction;

import java.util.UUID;

/** Gives identifiers for new things: UUIDs of version 7, which sort roughly by time. */
public interface Identifiers {
  /** An identifier that was never given before. */
  UUID next();
}
