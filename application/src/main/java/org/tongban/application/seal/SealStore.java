package org.tongban.application.seal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.seal.Seal;
import org.tongban.domain.seal.SealId;

/**
 * Where seals are kept, for good. Calls join the caller's transaction. Every implementation passes
 * {@code SealStoreContract}.
 */
public interface SealStore {
  /** The most units that {@link Filter} can name. */
  int MOST_UNITS = 100;

  /**
   * Adds a seal at version 1, with its picture if it is not drawn.
   *
   * @throws StaleVersionException if there is one with its identity; the transaction must be rolled
   *     back
   */
  void add(Seal seal, Optional<byte[]> picture);

  /** Adds several drawn seals, as {@link #add} does. */
  void addDrawn(List<? extends Seal> seals);

  /** The seal, or empty if there is none. */
  Optional<Stored> find(SealId id);

  /** Its picture, a PNG, or empty if it is drawn or there is none. */
  Optional<byte[]> picture(SealId id);

  /** Seals, the latest registered first. */
  Page<Stored> list(Filter filter, Page.Request page);

  /** The seals that papers of the unit may bear on that day, in no order. */
  List<Seal> holding(UnitCode unit, LocalDate day);

  /** The units that have a seal which holds on that day. */
  Set<UnitCode> unitsWithSeal(LocalDate day);

  /**
   * Puts the seal into its next state, and raises its version by one. What was registered stays.
   *
   * @throws StaleVersionException if another version is stored; nothing is changed
   */
  void replace(Seal changed, int version);

  /** A seal at a version. */
  record Stored(Seal seal, int version) {
    public Stored {
      Objects.requireNonNull(seal);
    }
  }

  /**
   * Which seals are wanted.
   *
   * @param units of these units; empty for all, at most {@link #MOST_UNITS}
   * @param state in that state; empty for all
   */
  record Filter(Optional<Collection<UnitCode>> units, Optional<Seal.State> state) {
    public Filter {
      units = units.map(List::copyOf);
      Objects.requireNonNull(state);
      if (units.filter(some -> some.size() > MOST_UNITS).isPresent()) {
        throw new IllegalArgumentException("A filter names at most " + MOST_UNITS + " units");
      }
    }
  }
}
