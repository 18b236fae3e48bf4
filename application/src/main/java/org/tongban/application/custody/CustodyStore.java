package org.tongban.application.custody;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.custody.CustodyCode;
import org.tongban.domain.custody.CustodyEntry;
import org.tongban.domain.custody.Envelope;
import org.tongban.domain.custody.EnvelopeId;
import org.tongban.domain.custody.EnvelopeState;
import org.tongban.domain.place.UnitCode;

/**
 * Where envelopes and their chains of custody are kept. Calls join the caller's transaction. Every
 * implementation passes {@code CustodyStoreContract}.
 */
public interface CustodyStore {
  /**
   * Adds an envelope at version 1, and the first link of its chain.
   *
   * @throws StaleVersionException if one with its identity or code is there; the transaction must
   *     be rolled back
   */
  void add(Envelope envelope, CustodyEntry first);

  /** The envelope, or empty if there is none. */
  Optional<Stored> find(EnvelopeId id);

  /** The envelope with the code, or empty if there is none. */
  Optional<Stored> find(CustodyCode code);

  /** Those of them that there are, in no particular order. */
  List<Stored> all(Collection<EnvelopeId> ids);

  /** The envelopes of those cases, the first packed first. */
  List<Stored> ofCases(Collection<CaseId> cases);

  /**
   * Replaces the envelope that has the same identity, raises its version by one, and appends to its
   * chain.
   *
   * @param changed the new value, at the version that was found
   * @param more what is appended, in order
   * @throws StaleVersionException if the stored version differs; nothing is changed
   */
  void replace(Stored changed, List<CustodyEntry> more);

  /** The chain of an envelope, the first link first; nothing of a person who was erased. */
  List<CustodyEntry> chain(EnvelopeId id);

  /** What is in that state at those units, or on its way to them, the first packed first. */
  Page<Stored> at(Set<UnitCode> units, EnvelopeState state, Page.Request page);

  /** What is on its way from those units, the first packed first. */
  Page<Stored> sentFrom(Set<UnitCode> units, Page.Request page);

  /**
   * Envelopes on the way whose leg was due before that ordinal and has no alarm yet, the most
   * overdue first.
   *
   * @param limit how many at most, 1 to 1000
   */
  List<EnvelopeId> dueBefore(long ordinal, int limit);

  /**
   * An envelope at a version.
   *
   * @param version rises by one with every change, from 1
   */
  record Stored(Envelope envelope, int version) {
    public Stored {
      Objects.requireNonNull(envelope);
    }

    /** The changed envelope, at the version that was found. */
    public Stored with(Envelope next) {
      return new Stored(next, version);
    }
  }
}
