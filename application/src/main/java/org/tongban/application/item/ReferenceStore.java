package org.tongban.application.item;

import java.time.Instant;
import java.util.Map;
import org.tongban.application.item.ImportReferenceData.Counts;

/**
 * Where reference data are kept. The {@link Catalogue} and the {@link
 * org.tongban.application.place.Places} read from it.
 */
public interface ReferenceStore {
  /**
   * Everything as it is now. Joins the caller's transaction, and until that ends no other import
   * goes beyond this call.
   */
  ReferenceData lock();

  /**
   * Adds and replaces by key, in the transaction of {@link #lock}: regions by code, holidays by
   * date, partner cities by code, units by code, items by code, listings by district and item. An
   * implementation with a new version supersedes the version before, which stays as it is; with the
   * known version only whether it is in force changes.
   */
  void save(ReferenceData changes, Run run);

  /**
   * Makes this instance's catalogue and places show what is committed; others follow in seconds.
   */
  void refresh();

  /**
   * An import, for the record.
   *
   * @param counts by file name
   */
  record Run(Instant at, String requestedBy, Map<String, Counts> counts) {}
}
