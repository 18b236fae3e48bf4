package org.tongban.application.assistance;

import java.util.Collection;
import java.util.Optional;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.assistance.AssistanceRequest;
import org.tongban.domain.assistance.AssistanceRequestId;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;

/**
 * Where requests for assistance are kept; who is visited is encrypted under the key of who asked,
 * and when that is destroyed, the request is gone. Calls join the caller's transaction. Every
 * implementation passes {@code AssistanceStoreContract}.
 */
public interface AssistanceStore {
  /** How many open requests somebody may have at once. */
  int MAXIMUM_OPEN = 5;

  /** The request, or empty. */
  Optional<Stored> find(AssistanceRequestId id);

  /**
   * Those somebody asked for, the latest first.
   *
   * @throws Page.BadCursorException if the cursor is not of this list
   */
  Page<Stored> of(SubjectId requester, Page.Request page);

  /** How many that somebody asked for are neither done nor cancelled. */
  int openOf(SubjectId requester);

  /**
   * The open ones that wait at one of the units, or were taken by one, the longest waiting first.
   *
   * @throws Page.BadCursorException if the cursor is not of this list
   */
  Page<Stored> open(Collection<UnitCode> units, Page.Request page);

  /** Adds a request at version 1. */
  void add(AssistanceRequest request);

  /**
   * Replaces the request with the same identity, and raises its version by one.
   *
   * @param changed the new value, at the version that was loaded
   * @throws StaleVersionException if another version is stored; nothing is changed
   */
  Stored replace(Stored changed);

  /**
   * A request as it is stored.
   *
   * @param version rises by one with every change, from 1
   */
  record Stored(AssistanceRequest request, int version) {
    /** The same version with another value. */
    public Stored with(AssistanceRequest changed) {
      return new Stored(changed, version);
    }
  }
}
