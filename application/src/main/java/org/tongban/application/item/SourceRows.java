package org.tongban.application.item;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The rows from which a version of an implementation was made; they make it again.
 *
 * @param own what its row in {@code implementations.csv} says of it alone: every column but item,
 *     authority, guide and status
 * @param guide the rows of its guide
 */
public record SourceRows(Map<String, String> own, GuideRows guide) {
  public SourceRows {
    own = Collections.unmodifiableMap(new TreeMap<>(own));
    Objects.requireNonNull(guide);
  }
}
