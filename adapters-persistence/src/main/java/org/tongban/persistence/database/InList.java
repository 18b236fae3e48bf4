package org.tongban.persistence.database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * The values of an IN condition, as many as the next power of two: the last one is repeated. So a
 * statement about many rows has few forms, each of which the database parses once for a connection.
 *
 * @param values one or more
 */
public record InList(List<Object> values) {
  public InList {
    values = List.copyOf(values);
  }

  /**
   * @throws java.util.NoSuchElementException if there is none
   */
  public static InList of(Collection<?> wanted) {
    var values = new ArrayList<Object>(wanted);
    int size = values.size() == 1 ? 1 : Integer.highestOneBit(values.size() - 1) << 1;
    values.addAll(Collections.nCopies(size - values.size(), values.getLast()));
    return new InList(values);
  }

  /** The places for them, without the brackets. */
  public String marks() {
    return Sql.marks(values.size());
  }
}
