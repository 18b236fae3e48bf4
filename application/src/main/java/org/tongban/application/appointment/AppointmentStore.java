package org.tongban.application.appointment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.appointment.Appointment;
import org.tongban.domain.appointment.AppointmentId;
import org.tongban.domain.appointment.AppointmentNumber;
import org.tongban.domain.appointment.BookingRules;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.appointment.VisitTime;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.person.SubjectId;

/**
 * Where appointments are kept. Calls join the caller's transaction. Every implementation passes
 * {@code BookingContract}.
 */
public interface AppointmentStore {
  /** The most open appointments of a person that can be kept. */
  int ORDINALS = 30;

  /** The appointment, or empty. */
  Optional<Kept> find(AppointmentId id);

  /** The appointment with the number, or empty. */
  Optional<Kept> find(AppointmentNumber number);

  /** What a person has, and had since then. */
  default Theirs theirs(SubjectId person, Instant since) {
    return theirs(List.of(person), since).get(person);
  }

  /** What each of these people has, and had since then, in as few queries as can be. */
  Map<SubjectId, Theirs> theirs(Collection<SubjectId> people, Instant since);

  /** A person's appointments, the latest visit first; without those whose hold ran out. */
  Page<Kept> of(SubjectId person, Page.Request page);

  /** The open appointments of a case. */
  List<Kept> open(CaseId id);

  /** Who is expected, was served or missed on that day, by time. */
  List<Kept> day(ServiceGroupCode group, LocalDate date);

  /** Those that take a place from that day on. */
  List<Kept> taking(ServiceGroupCode group, LocalDate from);

  /** Held or offered ones that ran out before or at that moment. */
  List<AppointmentId> ranOut(Instant now, int limit);

  /** Held or offered ones of a day that ran out before or at that moment. */
  List<AppointmentId> ranOut(ServiceGroupCode group, LocalDate date, Instant now);

  /** Those that are booked or arrived of days before that one. */
  List<AppointmentId> over(LocalDate before, int limit);

  /**
   * Those of which the visitor is to be reminded by that moment. Until the transaction ends nobody
   * else gets them.
   */
  List<AppointmentId> toRemind(Instant now, int limit);

  /**
   * Adds an appointment at version 1.
   *
   * @return false if the person has that ordinal already; nothing is changed
   */
  default boolean add(Addition one) {
    return add(List.of(one));
  }

  /**
   * Adds appointments at version 1, in as few statements as can be.
   *
   * @return false if one of the people has that ordinal already; unless it was to be the only one,
   *     the caller has to roll back, because some may have been added
   */
  boolean add(List<Addition> some);

  /**
   * Gives an open appointment another ordinal: so that moving it, too, fails against what the same
   * person does at the same moment.
   *
   * @param ordinal chosen as for {@link #add}
   * @return false if the person has that ordinal already; nothing is changed
   */
  boolean renumber(AppointmentId id, int ordinal);

  /** Takes back what {@link #add} added in the same transaction. */
  void remove(AppointmentId id);

  /**
   * Replaces an appointment, and raises its version by one.
   *
   * @param remindAt when to remind the visitor
   * @throws StaleVersionException if another version is stored; nothing is changed
   */
  Kept change(Kept kept, Appointment next, Optional<Instant> remindAt);

  /** Notes that the visitor was, or need not be, reminded. */
  void reminded(AppointmentId id);

  /** Keeps the places of a visit that was given up away until then. */
  void cool(AppointmentId id, ServiceGroupCode group, VisitTime time, Instant until);

  /** What cools down on that day until that moment at the latest, or on any day. */
  List<Cooling> cooled(Optional<ServiceGroupCode> group, Optional<LocalDate> date, Instant now);

  /** Everything that cools down from that day on. */
  List<Cooling> cooling(ServiceGroupCode group, LocalDate from);

  /** Whether it was cooling down; now it is not any more, and the caller gives the places back. */
  boolean returned(AppointmentId id);

  /**
   * An appointment to add.
   *
   * @param ordinal the lowest from 1 to {@value #ORDINALS} that no open appointment of the person
   *     has: two at once choose the same, and one of them fails, so that each sees what the person
   *     has already
   * @param remindAt when to remind the visitor
   */
  record Addition(
      Appointment appointment, int ordinal, Instant madeAt, Optional<Instant> remindAt) {
    /** As it is stored then. */
    Kept kept() {
      return new Kept(appointment, madeAt, 1);
    }
  }

  /**
   * An appointment as it is stored.
   *
   * @param madeAt when it was held first
   * @param version rises by one with every change, from 1
   */
  record Kept(Appointment appointment, Instant madeAt, int version) {
    public Kept {
      Objects.requireNonNull(appointment);
      Objects.requireNonNull(madeAt);
    }
  }

  /**
   * What a person has.
   *
   * @param ordinals of the open ones
   */
  record Theirs(List<BookingRules.Earlier> earlier, Set<Integer> ordinals) {
    /** The lowest that is free; empty if there is none. */
    public Optional<Integer> freeOrdinal() {
      for (int ordinal = 1; ordinal <= ORDINALS; ordinal++) {
        if (!ordinals.contains(ordinal)) {
          return Optional.of(ordinal);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * Places that were given up and stay away for a while.
   *
   * @param id of the appointment that took them, or a new one
   */
  record Cooling(AppointmentId id, ServiceGroupCode group, VisitTime time, Instant until) {}
}
