package org.tongban.application.custody;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.custody.CustodyCode;
import org.tongban.domain.custody.HandOverId;
import org.tongban.domain.custody.HandOverList;
import org.tongban.domain.place.UnitCode;

/**
 * Where hand-over lists are kept. Calls join the caller's transaction. Every implementation passes
 * {@code CustodyStoreContract}.
 */
public interface HandOverLists {
  /**
   * Adds a list at version 1.
   *
   * @throws StaleVersionException if one with its identity or number is there; the transaction must
   *     be rolled back
   */
  void add(HandOverList list);

  /** The list, its envelopes in the order in which they were put on it, or empty. */
  Optional<Stored> find(HandOverId id);

  /** The list with the number, or empty. */
  Optional<Stored> find(CustodyCode number);

  /**
   * Replaces state and times of the list, and raises its version by one.
   *
   * @throws StaleVersionException if the stored version differs; nothing is changed
   */
  void replace(Stored changed);

  /** The lists from or to those units, the latest first. */
  Page<Stored> of(Set<UnitCode> units, Page.Request page);

  /**
   * A list at a version.
   *
   * @param version rises by one with every change, from 1
   */
  record Stored(HandOverList list, int version) {
    public Stored {
      Objects.requireNonNull(list);
    }

    /** The changed list, at the version that was found. */
    public Stored with(HandOverList next) {
      return new Stored(next, version);
    }
  }
}
