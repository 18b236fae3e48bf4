package org.tongban.domain.appointment;

import java.time.Instant;
import java.util.Objects;

/** How far an appointment (预约) is. */
public sealed interface AppointmentState {
  /** Kept for somebody who fills in the form; free again from {@code until} on. */
  record Held(Instant until) implements AppointmentState {
    public Held {
      Objects.requireNonNull(until);
    }
  }

  /** A freed place, kept for the first of the waiting list; offered on from {@code until} on. */
  record Offered(Instant until) implements AppointmentState {
    public Offered {
      Objects.requireNonNull(until);
    }
  }

  /** Confirmed; the visitor is expected. */
  record Booked(Instant at) implements AppointmentState {
    public Booked {
      Objects.requireNonNull(at);
    }
  }

  /** The visitor has checked in and has a ticket. */
  record Arrived(Instant at) implements AppointmentState {
    public Arrived {
      Objects.requireNonNull(at);
    }
  }

  /** The visitor was served. */
  record Served(Instant at) implements AppointmentState {
    public Served {
      Objects.requireNonNull(at);
    }
  }

  /** Nobody came, or nobody was there when called (爽约). */
  record Missed(Instant at) implements AppointmentState {
    public Missed {
      Objects.requireNonNull(at);
    }
  }

  /** Given up. */
  record Cancelled(Instant at, Reason reason) implements AppointmentState {
    public Cancelled {
      Objects.requireNonNull(at);
      Objects.requireNonNull(reason);
    }
  }

  /** Why it was given up. */
  enum Reason {
    /** The person said so. */
    BY_PERSON,
    /** The place is closed at that time, or has fewer places. */
    BY_PLACE,
    /** The case it belongs to was withdrawn or decided without a visit. */
    CASE_ENDED,
    /** The hold or the offer ran out. */
    RAN_OUT
  }
}
