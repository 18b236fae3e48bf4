package org.tongban.application.queue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.appointment.AppointmentId;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.queue.Ticket;
import org.tongban.domain.queue.TicketId;
import org.tongban.domain.queue.TicketNumber;
import org.tongban.domain.queue.WaitEstimate;

/**
 * Where tickets are kept. Calls join the caller's transaction. Every implementation passes {@code
 * TicketStoreContract}.
 */
public interface TicketStore {
  /** The most tickets of a hall and a day that are looked at together. */
  int MOST = 20_000;

  /** The ticket, or empty. */
  Optional<Stored> find(TicketId id);

  /**
   * Those of the day who wait, are called, served or parked, or missed their turn and may come
   * back, in the order of their coming.
   */
  List<Stored> present(UnitCode hall, LocalDate day);

  /** All of the day, in the order of their coming; {@link #MOST} at most. */
  List<Ticket> all(UnitCode hall, LocalDate day);

  /** Those somebody took on the day, in any hall, the latest first; 50 at most. */
  List<Stored> of(SubjectId holder, LocalDate day);

  /** The ticket that stands for the appointment, the latest if there are several; or empty. */
  Optional<Stored> of(AppointmentId appointment);

  /**
   * The next number of the letter in that hall on that day; the same number is never given twice,
   * however many ask at once.
   *
   * @throws IllegalStateException if there are no more than {@link TicketNumber#MOST}
   */
  TicketNumber nextNumber(UnitCode hall, LocalDate day, String letter);

  /** Adds a ticket at version 1. */
  void add(Ticket ticket);

  /**
   * Replaces the ticket with the same identity, and raises its version by one: of several who do so
   * at once, one succeeds.
   *
   * @param changed the new value, at the version that was loaded
   * @throws StaleVersionException if another version is stored; nothing is changed
   */
  Stored replace(Stored changed);

  /** What was finished of each group on the day; groups without are left out. */
  Map<ServiceGroupCode, WaitEstimate.Seen> seen(UnitCode hall, LocalDate day);

  /** Forgets who took the tickets of the days before that one. */
  void forgetHolders(LocalDate before);

  /**
   * A ticket as it is stored.
   *
   * @param version rises by one with every change, from 1
   */
  record Stored(Ticket ticket, int version) {
    /** The same version with another value. */
    public Stored with(Ticket changed) {
      return new Stored(changed, version);
    }
  }
}
