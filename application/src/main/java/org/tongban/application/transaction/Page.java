package org.tongban.application.transaction;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A bounded part of a list.
 *
 * @param next where the next part begins, to be given back unchanged; empty at the end
 */
public record Page<T>(List<T> items, Optional<String> next) {
  public Page {
    items = List.copyOf(items);
    Objects.requireNonNull(next);
  }

  /** The same page of something else. */
  public <U> Page<U> map(Function<? super T, ? extends U> change) {
    return new Page<>(items.stream().<U>map(change).toList(), next);
  }

  /**
   * Which part of a list is wanted.
   *
   * @param after where it begins; empty for the first
   * @param limit how many at most, 1 to 100
   */
  public record Request(Optional<String> after, int limit) {
    public Request {
      Objects.requireNonNull(after);
      if (limit < 1 || limit > 100) {
        throw new IllegalArgumentException("A limit is 1 to 100: " + limit);
      }
    }

    /**
     * The part itself.
     *
     * @param found what stands from there on, in order: one more than the limit if there is more
     * @param cursor where the part after this last one begins
     */
    public <T> Page<T> cut(List<T> found, Function<? super T, String> cursor) {
      if (found.size() <= limit) {
        return new Page<>(found, Optional.empty());
      }
      var shown = found.subList(0, limit);
      return new Page<>(shown, Optional.of(cursor.apply(shown.getLast())));
    }
  }

  /**
   * The cursor of a list that was asked for can't be read: it was changed, or is of another list.
   */
  public static final class BadCursorException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BadCursorException() {
      super("The cursor can't be read");
    }
  }
}
