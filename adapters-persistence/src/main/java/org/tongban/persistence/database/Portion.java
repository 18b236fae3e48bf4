package org.tongban.persistence.database;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Rows that one statement is about: 1, 2, 3, 4, 6, 8, 12 or 16 of them, so that a statement about
 * many rows has few forms, each of which the database parses once for a connection.
 *
 * @param form which of these it is, from 0
 */
public record Portion<T>(List<T> rows, int form) {
  private static final List<Integer> SIZES = List.of(1, 2, 3, 4, 6, 8, 12, 16);

  /** All rows, in their order. */
  public static <T> List<Portion<T>> of(List<T> rows) {
    var portions = new ArrayList<Portion<T>>();
    int form = SIZES.size() - 1;
    for (int from = 0; from < rows.size(); ) {
      int left = rows.size() - from;
      while (SIZES.get(form) > left) {
        form--;
      }
      int size = SIZES.get(form);
      portions.add(new Portion<>(rows.subList(from, from + size), form));
      from += size;
    }
    return portions;
  }

  /** The statement for each form, with one part for each row. */
  public static List<String> statements(String before, String part, String between, String after) {
    return SIZES.stream()
        .map(size -> before + String.join(between, Collections.nCopies(size, part)) + after)
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
