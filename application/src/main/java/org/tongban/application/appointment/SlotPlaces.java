package org.tongban.application.appointment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.appointment.Slot;
import org.tongban.domain.appointment.VisitTime;

/**
 * How many places of each slot are taken: never more than there are, whatever the load. A slot is
 * known from its first visitor on; before that it has what the plan says. Calls join the caller's
 * transaction. Every implementation passes {@code BookingContract}.
 */
public interface SlotPlaces {
  /**
   * What is taken in these groups on these days, in one query; days on which no slot is known are
   * left out.
   *
   * @param now counts as free again what was held or kept until then
   */
  List<TakenDay> taken(
      Collection<ServiceGroupCode> groups, LocalDate first, LocalDate last, Instant now);

  /** The known slots of a group within that time, with what has lapsed still counted as taken. */
  List<Load> known(ServiceGroupCode group, VisitTime time);

  /** Takes a place: checked and taken in one statement, so that the last one is taken once. */
  Taking take(ServiceGroupCode group, LocalDate date, Slot slot);

  /**
   * Takes places in several slots, each of them named once, in as few statements as can be, each
   * checked and taken like one. Slots are taken in the same order by everybody, so that nobody
   * waits for somebody who waits for them.
   *
   * @return false if one of the slots has fewer left, or is not known, or has other times; then the
   *     caller has to roll back, because some may have been taken
   */
  boolean take(Collection<Several> wanted);

  /** Gives back the places that a visit took. */
  void give(ServiceGroupCode group, VisitTime time);

  /**
   * Makes slots known, with the places the plan gives them; those that are known stay as they are.
   * Call {@link Plans#lock} before, and take the slots from what it gave.
   */
  void open(ServiceGroupCode group, LocalDate date, List<Slot> slots);

  /** Lets nobody take or give a place of the group from that day on, until the transaction ends. */
  void lock(ServiceGroupCode group, LocalDate from);

  /** Forgets all slots of the group from that day on, and knows these instead. */
  void replace(ServiceGroupCode group, LocalDate from, Collection<Load> loads);

  /**
   * Places of one slot.
   *
   * @param count how many, 1 or more
   */
  record Several(ServiceGroupCode group, LocalDate date, Slot slot, int count) {}

  /** The answer to {@link #take(ServiceGroupCode, LocalDate, Slot)}. */
  enum Taking {
    /** It is the caller's, if the transaction commits. */
    TAKEN,
    /** All are taken. */
    FULL,
    /** The slot is not known, or has other times. */
    UNKNOWN
  }

  /**
   * A known slot.
   *
   * @param places how many there are
   * @param taken how many are taken
   */
  record Load(
      ServiceGroupCode group,
      LocalDate date,
      LocalTime from,
      LocalTime until,
      int places,
      int taken) {}

  /**
   * What is taken in a group on a day.
   *
   * @param places how many of each known slot, by its beginning
   */
  record TakenDay(ServiceGroupCode group, LocalDate date, Map<LocalTime, Integer> places) {}
}
