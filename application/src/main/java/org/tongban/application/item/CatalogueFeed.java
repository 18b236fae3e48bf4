package org.tongban.application.item;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tongban.application.transaction.Page;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.item.PublishedVersion;
import org.tongban.domain.place.UnitCode;

/**
 * The catalogue for machines: all that is published, and what changed since. Every implementation
 * passes {@code CatalogueFeedContract}.
 */
public interface CatalogueFeed {
  /**
   * The published versions that have not ended on the day, by code; those that have yet to begin
   * are among them, unless they were withdrawn before.
   *
   * @throws Page.BadCursorException if the cursor is not of this list
   */
  Page<Line> versions(LocalDate day, Page.Request page);

  /**
   * What changed after that change, in the order of commits.
   *
   * @param after a {@link Change#sequence}, or 0 for all
   * @param limit 1 to 100
   */
  List<Change> changes(long after, int limit);

  /**
   * The {@link Change#sequence} of the last change there is, or 0. Who reads it before {@link
   * #versions} and then follows the changes after it misses none.
   */
  long latest();

  /** A published version. */
  record Line(PublishedVersion version, UnitCode authority) {}

  /** What happened. */
  enum Kind {
    /** An item is new or changed. */
    ITEM,
    /** A version was published, or is in force again. */
    PUBLISHED,
    /** A version was withdrawn. */
    WITHDRAWN
  }

  /**
   * A change.
   *
   * @param sequence rises with every change
   * @param code empty where the item itself changed
   * @param effectiveOn the day from which on it holds; may lie after {@code at}
   */
  record Change(
      long sequence,
      Kind kind,
      BasicCode item,
      Optional<ImplementationCode> code,
      Optional<Integer> version,
      Optional<LocalDate> effectiveOn,
      Instant at) {}
}
