package org.tongban.domain.appointment;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.person.SubjectId;

/**
 * Somebody's visit to a service group at a time. A change returns the next one.
 *
 * @param number what the visitor checks in with
 * @param person who booked it, and comes
 * @param caseId the case it belongs to, where there is one
 */
public record Appointment(
    AppointmentId id,
    AppointmentNumber number,
    SubjectId person,
    Visit visit,
    Optional<CaseId> caseId,
    AppointmentState state) {
  public Appointment {
    Objects.requireNonNull(id);
    Objects.requireNonNull(number);
    Objects.requireNonNull(person);
    Objects.requireNonNull(visit);
    Objects.requireNonNull(caseId);
    Objects.requireNonNull(state);
  }

  /** The answer to a change. */
  public sealed interface Change {
    /** It is now like this; the same as before where it was so already. */
    record Moved(Appointment next) implements Change {}

    /** The hold or the offer ran out before. */
    record RanOut(Instant until) implements Change {}

    /** It can't be done in this state. */
    record NotPossible(AppointmentState state) implements Change {}
  }

  private Change moved(AppointmentState next) {
    return moved(visit, next);
  }

  private Change moved(Visit other, AppointmentState next) {
    return new Change.Moved(new Appointment(id, number, person, other, caseId, next));
  }

  /** Books what is held or offered. Asking again gets the first answer again. */
  public Change confirm(Instant now) {
    return switch (state) {
      case AppointmentState.Held(var until) -> confirmed(until, now);
      case AppointmentState.Offered(var until) -> confirmed(until, now);
      case AppointmentState.Booked _ -> new Change.Moved(this);
      case AppointmentState.Arrived _,
          AppointmentState.Served _,
          AppointmentState.Missed _,
          AppointmentState.Cancelled _ ->
          new Change.NotPossible(state);
    };
  }

  private Change confirmed(Instant until, Instant now) {
    return now.isBefore(until) ? moved(new AppointmentState.Booked(now)) : new Change.RanOut(until);
  }

  /**
   * Gives it up, before the visitor has arrived. Asking again changes nothing: the first reason
   * stands.
   */
  public Change cancel(AppointmentState.Reason reason, Instant now) {
    return switch (state) {
      case AppointmentState.Held _, AppointmentState.Offered _, AppointmentState.Booked _ ->
          moved(new AppointmentState.Cancelled(now, reason));
      case AppointmentState.Cancelled _ -> new Change.Moved(this);
      case AppointmentState.Arrived _, AppointmentState.Served _, AppointmentState.Missed _ ->
          new Change.NotPossible(state);
    };
  }

  /** Another time of the same visit; only what is booked can be moved. */
  public Change reschedule(VisitTime time) {
    return switch (state) {
      case AppointmentState.Booked _ -> moved(visit.at(time), state);
      case AppointmentState.Held _,
          AppointmentState.Offered _,
          AppointmentState.Arrived _,
          AppointmentState.Served _,
          AppointmentState.Missed _,
          AppointmentState.Cancelled _ ->
          new Change.NotPossible(state);
    };
  }

  /** The visitor checks in; again changes nothing. */
  public Change arrive(Instant now) {
    return switch (state) {
      case AppointmentState.Booked _ -> moved(new AppointmentState.Arrived(now));
      case AppointmentState.Arrived _ -> new Change.Moved(this);
      case AppointmentState.Held _,
          AppointmentState.Offered _,
          AppointmentState.Served _,
          AppointmentState.Missed _,
          AppointmentState.Cancelled _ ->
          new Change.NotPossible(state);
    };
  }

  /** The visitor was served; again changes nothing. */
  public Change serve(Instant now) {
    return switch (state) {
      case AppointmentState.Arrived _ -> moved(new AppointmentState.Served(now));
      case AppointmentState.Served _ -> new Change.Moved(this);
      case AppointmentState.Held _,
          AppointmentState.Offered _,
          AppointmentState.Booked _,
          AppointmentState.Missed _,
          AppointmentState.Cancelled _ ->
          new Change.NotPossible(state);
    };
  }

  /** Nobody came, or nobody was there when called; again changes nothing. */
  public Change miss(Instant now) {
    return switch (state) {
      case AppointmentState.Booked _, AppointmentState.Arrived _ ->
          moved(new AppointmentState.Missed(now));
      case AppointmentState.Missed _ -> new Change.Moved(this);
      case AppointmentState.Held _,
          AppointmentState.Offered _,
          AppointmentState.Served _,
          AppointmentState.Cancelled _ ->
          new Change.NotPossible(state);
    };
  }
}
