package org.tongban.web.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tongban.application.transaction.Page;

/** Parts of lists that lie in memory as a whole. */
public final class ListPages {
  private ListPages() {}

  /**
   * A part of the list. The cursor names the last item that was shown, and where it stood: the next
   * part begins after it, or at its place if it is gone.
   *
   * @param key names an item, the same in every request, and other than all others in the list
   * @throws Page.BadCursorException if the cursor is none of these
   */
  public static <T> Page<T> cut(List<T> all, Page.Request request, Function<T, String> key) {
    int from = request.after().map(cursor -> after(cursor, all, key)).orElse(0);
    int to = Math.min(all.size(), from + request.limit());
    return new Page<>(
        all.subList(from, to),
        to < all.size()
            ? Optional.of(cursor(to - 1, key.apply(all.get(to - 1))))
            : Optional.empty());
  }

  private static <T> int after(String cursor, List<T> all, Function<T, String> key) {
    var text = decoded(cursor);
    int separator = text.indexOf('/');
    if (separator < 1 || !text.substring(0, separator).matches("[0-9]{1,6}")) {
      throw new Page.BadCursorException();
    }
    int position = Integer.parseInt(text.substring(0, separator));
    var named = text.substring(separator + 1);
    if (position < all.size() && key.apply(all.get(position)).equals(named)) {
      return position + 1;
    }
    for (int i = 0; i < all.size(); i++) {
      if (key.apply(all.get(i)).equals(named)) {
        return i + 1;
      }
    }
    return Math.min(position, all.size());
  }

  private static String cursor(int position, String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((position + "/" + key).getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Page.BadCursorException();
    }
  }
}
