package org.tongban.application.item;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.place.UnitCode;

/**
 * Where drafts of the catalogue are kept. Calls join the caller's transaction. Every implementation
 * passes {@code CatalogueDraftStoreContract}.
 */
public interface CatalogueDraftStore {
  /** The draft, or empty. */
  Optional<CatalogueDraft> find(UUID id);

  /** The draft of the authority's implementation of the item that is open, or empty. */
  Optional<CatalogueDraft> findOpen(BasicCode item, UnitCode authority);

  /**
   * The open drafts of those authorities, the one that was begun first first.
   *
   * @throws Page.BadCursorException if the cursor is not of this list
   */
  Page<CatalogueDraft> listOpen(Collection<UnitCode> authorities, Page.Request page);

  /**
   * Adds a draft at version 1.
   *
   * @throws StaleVersionException if there is an open one of the same item and authority; the
   *     transaction must be rolled back
   */
  void add(CatalogueDraft draft);

  /**
   * Replaces the draft.
   *
   * @param changed with the version that was loaded
   * @return the draft as stored, at the next version
   * @throws StaleVersionException if another version is stored; nothing is changed
   */
  CatalogueDraft replace(CatalogueDraft changed);
}
