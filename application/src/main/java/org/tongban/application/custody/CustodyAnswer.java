package org.tongban.application.custody;

import java.util.Objects;
import org.tongban.application.transaction.StaleVersionException;

/**
 * The answer to a write of the room of custody. Each such write throws {@link
 * StaleVersionException} if someone changed the case, or what is on a list, at the same moment;
 * nothing was changed.
 *
 * @param <T> what it gives
 */
public sealed interface CustodyAnswer<T> {
  /** It is done, now or before. */
  record Done<T>(T value) implements CustodyAnswer<T> {
    public Done {
      Objects.requireNonNull(value);
    }
  }

  /**
   * Something that was said is wrong.
   *
   * @param about the field, as the API names it
   * @param words for the clerk
   */
  record Wrong<T>(String about, String words) implements CustodyAnswer<T> {
    public Wrong {
      Objects.requireNonNull(about);
      Objects.requireNonNull(words);
    }
  }

  /**
   * A rule stands against it.
   *
   * @param words for the clerk: what it is, and what to do
   */
  record Refused<T>(String words) implements CustodyAnswer<T> {
    public Refused {
      Objects.requireNonNull(words);
    }
  }

  /** It was changed meanwhile. */
  record Stale<T>(int current) implements CustodyAnswer<T> {}

  /** There is no such thing that the caller has to do with. */
  record Absent<T>() implements CustodyAnswer<T> {}
}
