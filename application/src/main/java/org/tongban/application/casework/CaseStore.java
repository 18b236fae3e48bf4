package org.tongban.application.casework;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.casework.CaseEvent;
import org.tongban.domain.casework.CaseFile;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseNumber;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.person.SubjectId;

/**
 * Where cases are kept: the ledger of their events, and rows derived from it for lists. Calls join
 * the caller's transaction. Every implementation passes {@code CaseStoreContract}.
 */
public interface CaseStore {
  /** The case, folded from its ledger, or empty if there is none. */
  Optional<Ledger> find(CaseId id);

  /** The case if it is the applicant's or was filed by them; else empty, as if it did not exist. */
  Optional<Ledger> findOwned(CaseId id, SubjectId applicant);

  /** The identity of the case with that number, or empty. */
  Optional<CaseId> findByNumber(CaseNumber number);

  /**
   * Adds a case that was just filed.
   *
   * @throws StaleVersionException if a case with the identity or the number is there
   */
  void add(Entry entry);

  /**
   * Appends events to the ledger and replaces the derived rows.
   *
   * @throws StaleVersionException if the ledger does not end where the new events begin; nothing is
   *     changed
   */
  void append(Entry entry);

  /**
   * Whether a case of the applicant's about the item, by whichever authority, was concluded with an
   * approval.
   */
  boolean granted(SubjectId applicant, BasicCode item);

  /** The applicant's cases, the latest filed first. */
  Page<CaseSummary> ofApplicant(SubjectId applicant, Page.Request page);

  /** What is to be done under any of the duties, the most urgent first. */
  Page<WorkItem> work(Set<Caller.Duty> duties, Page.Request page);

  /**
   * Cases whose timer's ordinal lies before that of today, the oldest first.
   *
   * @param limit how many at most, 1 to 1000
   */
  List<CaseId> timersBefore(long ordinal, int limit);

  /**
   * A case with its whole ledger.
   *
   * @param events in order, at least one
   */
  record Ledger(CaseFile file, List<CaseEvent> events) {
    public Ledger {
      Objects.requireNonNull(file);
      events = List.copyOf(events);
    }
  }

  /**
   * What is written in one step.
   *
   * @param file the case afterwards
   * @param events the new events, at least one, the last with the sequence of {@code file}
   * @param work everything that is now to be done on it, replacing what was
   * @param timer the ordinal of the working day after which {@code CaseTimers} must look at it, if
   *     any
   */
  record Entry(CaseFile file, List<CaseEvent> events, List<WorkItem> work, Optional<Long> timer) {
    public Entry {
      Objects.requireNonNull(file);
      events = List.copyOf(events);
      work = List.copyOf(work);
      Objects.requireNonNull(timer);
    }
  }
}
