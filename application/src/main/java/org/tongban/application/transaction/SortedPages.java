package org.tongban.application.transaction;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** Parts of lists that are in memory anyway. */
public final class SortedPages {
  private SortedPages() {}

  /**
   * A part of a list.
   *
   * @param sorted by the key, which is unique
   * @throws Page.BadCursorException if the cursor can't be read
   */
  public static <T> Page<T> of(
      List<T> sorted, Page.Request request, Function<? super T, String> key) {
    var after = request.after().map(SortedPages::read);
    var rest =
        sorted.stream()
            .filter(item -> after.isEmpty() || key.apply(item).compareTo(after.get()) > 0)
            .limit(request.limit() + 1L)
            .toList();
    return request.cut(rest, last -> write(key.apply(last)));
  }

  private static String write(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String read(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Page.BadCursorException();
    }
  }
}
