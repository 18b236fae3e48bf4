package org.tongban.persistence.database;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.tongban.application.transaction.Page;

/**
 * Where the next part of a list begins: the sort key of the last row given out. It grants nothing:
 * a query still asks for what the caller may see, so a made-up cursor only moves within that.
 */
public final class Cursor {
  private static final String SEPARATOR = "\n";

  private final List<String> values;

  private Cursor(List<String> values) {
    this.values = values;
  }

  /**
   * The text of a cursor.
   *
   * @param list names the list, so that a cursor of another one is refused
   * @param values the sort key; none holds a line break
   */
  public static String text(String list, Object... values) {
    var text = new StringBuilder(list);
    for (var value : values) {
      text.append(SEPARATOR).append(value);
    }
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a cursor.
   *
   * @param size how many values it has
   * @throws Page.BadCursorException if it is not one of that list
   */
  public static Cursor of(String list, int size, String text) {
    try {
      var decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      var parts = List.of(decoded.split(SEPARATOR, -1));
      if (parts.size() == size + 1 && parts.getFirst().equals(list)) {
        return new Cursor(parts.subList(1, parts.size()));
      }
    } catch (IllegalArgumentException e) {
      // Not Base64: as bad as another list's.
    }
    throw new Page.BadCursorException();
  }

  /** The value at an index, as text. */
  public String string(int index) {
    return values.get(index);
  }

  /**
   * The value at an index, as a number.
   *
   * @throws Page.BadCursorException if it is none
   */
  public long number(int index) {
    try {
      return Long.parseLong(values.get(index));
    } catch (NumberFormatException e) {
      throw new Page.BadCursorException();
    }
  }

  /**
   * The value at an index, as an identity.
   *
   * @throws Page.BadCursorException if it is none
   */
  public UUID uuid(int index) {
    try {
      return UUID.fromString(values.get(index));
    } catch (IllegalArgumentException e) {
      throw new Page.BadCursorException();
    }
  }
}
