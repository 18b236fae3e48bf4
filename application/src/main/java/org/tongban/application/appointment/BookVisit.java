package org.tongban.application.appointment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.application.appointment.AppointmentStore.Kept;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.IdempotencyRecords;
import org.tongban.application.transaction.KeyedAnswer;
import org.tongban.application.transaction.Page;
import org.tongban.domain.appointment.AppointmentId;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.item.BasicCode;

/** Booking a visit for oneself. */
public interface BookVisit {
  /** Holds a place for some minutes, or books it at once. */
  default Booking hold(Caller.Resident caller, Wanted wanted) {
    return hold(caller, wanted, Optional.empty());
  }

  /**
   * Holds a place for some minutes, or books it at once, and keeps the answer under the caller's
   * key in the same transaction. Don't open one: then it is shared with what others book.
   *
   * @throws IdempotencyRecords.DuplicateKeyException if an answer is kept under the key already;
   *     nothing is changed
   */
  Booking hold(Caller.Resident caller, Wanted wanted, Optional<KeyedAnswer<Booking>> keyed);

  /** Books what is held or offered. Asking again gets the same answer. */
  Booking confirm(Caller.Resident caller, AppointmentId id);

  /**
   * Moves a booking to another time: both places change hands together, or neither does.
   *
   * @param from when it is to begin
   */
  Booking reschedule(Caller.Resident caller, AppointmentId id, LocalDate date, LocalTime from);

  /** Gives an appointment up, before it begins. Asking again changes nothing. */
  Booking cancel(Caller.Resident caller, AppointmentId id);

  /** One of the caller's; empty if it is none of theirs. */
  Optional<Kept> find(Caller.Resident caller, AppointmentId id);

  /**
   * What is still to come for a case that the caller may act on, by time, whoever of those who may
   * do so booked it.
   */
  List<Kept> ofCase(Caller.Resident caller, CaseId id);

  /** The caller's, the latest visit first. */
  Page<Kept> list(Caller.Resident caller, Page.Request page);

  /**
   * What is to be booked.
   *
   * @param items none where the visitor does not know yet
   * @param people how many are served, 1 to 5
   * @param caseId the case it belongs to, where there is one
   * @param atOnce whether to book it without holding it first
   */
  record Wanted(
      ServiceGroupCode group,
      LocalDate date,
      LocalTime from,
      List<BasicCode> items,
      int people,
      Optional<CaseId> caseId,
      boolean atOnce) {
    public Wanted {
      Objects.requireNonNull(group);
      Objects.requireNonNull(date);
      Objects.requireNonNull(from);
      items = List.copyOf(items);
      Objects.requireNonNull(caseId);
    }
  }

  /** What came of it. */
  sealed interface Booking {
    /** It is so now. */
    record Done(Kept kept) implements Booking {}

    /** No such group or appointment, or not the caller's. */
    record Absent() implements Booking {}

    /** All places of the time are taken. */
    record Full() implements Booking {}

    /** The hold or the offer ran out. */
    record RanOut(Instant until) implements Booking {}

    /** A rule stands against it, in words that say what to do. */
    record NotAllowed(String words) implements Booking {}
  }
}
