package org.tongban.domain.item;

import java.util.Objects;

/**
 * One version of an implementation. A case keeps the one it was filed under.
 *
 * @param version 1 or more
 */
public record ImplementationRef(ImplementationCode code, int version) {
  public ImplementationRef {
    Objects.requireNonNull(code);
    if (version < 1) {
      throw new IllegalArgumentException("Versions start with 1: " + version);
    }
  }

  @Override
  public String toString() {
    return code + " v" + version;
  }
}
