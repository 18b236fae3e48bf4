package org.tongban.application.item;

import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.domain.item.BasicCode;

/**
 * Gives the reference data out in the formats of the import, sorted: an installation that takes
 * them over gives the same bytes out. Of implementations it holds the versions in force and those
 * withdrawn last, not those that have yet to begin.
 */
public interface ExportCatalogue {
  /**
   * An export.
   *
   * @param item only this item with its implementations; empty for everything
   */
  Answer export(Caller.Staff caller, Optional<BasicCode> item, Format format);

  /** In which format. */
  enum Format {
    /** CSV files in a zip archive. */
    ZIP,
    /** One document with all tables. */
    JSON
  }

  /** What came of it. */
  sealed interface Answer {
    /** The content. */
    record Exported(byte[] content) implements Answer {}

    /** There is no such item. */
    record Absent() implements Answer {}

    /** It can't be exported without loss, in words for the editor. */
    record NotPossible(String words) implements Answer {}

    /** The caller neither edits the catalogue nor administers the installation. */
    record NotAllowed() implements Answer {}
  }
}
