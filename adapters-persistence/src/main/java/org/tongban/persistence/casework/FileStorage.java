package org.tongban.persistence.casework;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/** Stores files as they come, already encrypted. Each is written once, under a generated name. */
interface FileStorage {
  /** Writes it; when this returns it is durable. */
  void write(UUID id, byte[] bytes) throws IOException;

  /** Reads it, or empty if there is none. */
  Optional<byte[]> read(UUID id) throws IOException;

  /** Deletes it, and what an interrupted {@link #write} left of it. */
  void delete(UUID id) throws IOException;
}
