package org.tongban.application.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.delivery.Dispatch;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.DispatchState;
import org.tongban.domain.delivery.ParcelEvent;
import org.tongban.domain.delivery.Waybill;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;

/**
 * Where dispatches are kept, with what couriers reported. Calls join the caller's transaction.
 * Every implementation passes {@code DispatchStoreContract}.
 */
public interface DispatchStore {
  /**
   * Adds a new dispatch, at version 1.
   *
   * @throws StaleVersionException if its identity is there, or its case has another dispatch that
   *     is not {@link DispatchState#closed}
   */
  void add(Dispatch dispatch);

  /** The dispatch, or empty if there is none. */
  Optional<Stored> find(DispatchId id);

  /** Those of the dispatches that there are, in no particular order. */
  List<Stored> all(Collection<DispatchId> ids);

  /** The dispatch if the subject is its applicant or filed the case; else empty. */
  Optional<Stored> findOwned(DispatchId id, SubjectId subject);

  /** The case's dispatch that is not closed, or empty if there is none. */
  Optional<Stored> findOpen(CaseId caseId);

  /** The dispatch booked under that waybill, or empty. */
  Optional<Stored> findByWaybill(Waybill waybill);

  /** All dispatches of a case, the oldest first. */
  List<Stored> ofCase(CaseId caseId);

  /**
   * Replaces the dispatch that has the same identity, and raises its version by one.
   *
   * @param version the one {@link #find} gave
   * @throws StaleVersionException if the stored version differs, if the waybill belongs to another
   *     dispatch, or if the case would have two dispatches that are not closed; the caller's
   *     transaction must be rolled back
   */
  void replace(Dispatch changed, long version);

  /** Keeps events; those whose identity is kept for the dispatch already are left out. */
  void addEvents(DispatchId id, List<ParcelEvent> events);

  /** The applicant's dispatches, the latest first. */
  Page<Stored> ofApplicant(SubjectId applicant, Page.Request page);

  /**
   * What those units send, in those states, the oldest first.
   *
   * @param units may be empty, then so is the page
   */
  Page<Stored> ofSenders(Set<UnitCode> units, Set<DispatchState> states, Page.Request page);

  /**
   * Dispatches that are booked or with a courier and were last tracked, or else ordered, before
   * that time; those that waited longest first.
   *
   * @param limit how many at most, 1 to 1000
   */
  List<DispatchId> trackedBefore(Instant time, int limit);

  /** Notes that the courier was asked at that time. Does not change the version. */
  void tracked(DispatchId id, Instant at);

  /**
   * A dispatch as it is kept.
   *
   * @param version from 1
   * @param events what the courier reported, by time
   */
  record Stored(Dispatch dispatch, long version, List<ParcelEvent> events) {
    public Stored {
      Objects.requireNonNull(dispatch);
      events = List.copyOf(events);
    }
  }
}
