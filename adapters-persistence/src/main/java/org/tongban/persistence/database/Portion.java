package org.tongban.persistence.database;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Rows that one statement is about: 1, 2, 4, 8 or 16 of them, so that a statement about many rows
 * has few forms, each of which the database parses once for a connection.
 *
 * @param power the power of two that says how many rows there are
 */
public record Portion<T>(List<T> rows, int power) {
  private static final int MOST_POWER = 4;

  /** All rows, in their order. */
  public static <T> List<Portion<T>> of(List<T> rows) {
    var portions = new ArrayList<Portion<T>>();
    for (int from = 0; from < rows.size(); ) {
      int size = Math.min(1 << MOST_POWER, Integer.highestOneBit(rows.size() - from));
      portions.add(
          new Portion<>(rows.subList(from, from + size), Integer.numberOfTrailingZeros(size)));
      from += size;
    }
    return portions;
  }

  /** The statement for each power, with one part for each row. */
  public static List<String> statements(String before, String part, String between, String after) {
    return IntStream.rangeClosed(0, MOST_POWER)
        .mapToObj(
            power -> before + String.join(between, Collections.nCopies(1 << power, part)) + after)
        .toList();
  }

  /** The values for the statement: those before the rows, then each row's. */
  public Object[] values(Consumer<List<Object>> before, BiConsumer<List<Object>, T> each) {
    var values = new ArrayList<>();
    before.accept(values);
    rows.forEach(row -> each.accept(values, row));
    return values.toArray();
  }
}
