package org.tongban.application.notification;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tongban.application.transaction.Page;

/** Cuts lists in memory into pages; the cursor is the key of the last item shown. */
final class Pages {
  private Pages() {}

  static <T> Page<T> cut(List<T> all, Page.Request page, Function<T, String> key) {
    int from = page.after().map(cursor -> after(cursor, all, key)).orElse(0);
    int to = Math.min(all.size(), from + page.limit());
    return new Page<>(
        all.subList(from, to),
        to < all.size() ? Optional.of(key.apply(all.get(to - 1))) : Optional.empty());
  }

  private static <T> int after(String cursor, List<T> all, Function<T, String> key) {
    for (int i = 0; i < all.size(); i++) {
      if (key.apply(all.get(i)).equals(cursor)) {
        return i + 1;
      }
    }
    throw new Page.BadCursorException();
  }
}
