package org.tongban.application.delivery;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.delivery.CourierName;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.ParcelEvent;
import org.tongban.domain.delivery.Recipient;
import org.tongban.domain.delivery.Waybill;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.place.UnitCode;

/**
 * A courier company. Everything is known to it by the dispatch's identity, our reference, from the
 * first request on. Calls are remote and must not be made inside a transaction; each ends within 30
 * seconds. What went wrong on the way is an answer, not an exception. Every implementation passes
 * {@code CourierContract}.
 */
public interface Courier {
  /** What it is called. */
  CourierName name();

  /**
   * Books a parcel. Booking again under the same reference makes no second parcel: it gives the
   * first waybill again.
   *
   * @return {@link Booking.Unknown} if no clear answer came: the courier may have accepted, or may
   *     still accept for a while
   */
  Booking book(Parcel parcel);

  /** What the courier has under the reference. Changes nothing. */
  Found find(DispatchId reference);

  /**
   * Calls a booking off. Calling it off again, or one that does not exist, changes nothing and is
   * answered {@link Cancellation.Done}.
   *
   * @param waybill what {@link #find} or {@link #book} gave
   */
  Cancellation cancel(DispatchId reference, Waybill waybill);

  /** What happened to the parcel so far, in any order. Changes nothing. */
  Tracking track(Shipment shipment);

  /**
   * A parcel that is booked.
   *
   * @param phone the recipient's, by whose last digits some couriers tell who may ask
   */
  record Shipment(DispatchId reference, Waybill waybill, MobileNumber phone) {
    public Shipment {
      Objects.requireNonNull(reference);
      Objects.requireNonNull(waybill);
      Objects.requireNonNull(phone);
    }
  }

  /** What to book. */
  record Parcel(DispatchId reference, UnitCode sender, Recipient recipient) {
    public Parcel {
      Objects.requireNonNull(reference);
      Objects.requireNonNull(sender);
      Objects.requireNonNull(recipient);
    }
  }

  /** The answer to a booking. */
  sealed interface Booking {
    /**
     * Accepted, now or before.
     *
     * @param sorting the sorting code for the label, where the courier gave one
     */
    record Booked(Waybill waybill, Optional<String> sorting) implements Booking {
      /** Without a sorting code. */
      public Booked(Waybill waybill) {
        this(waybill, Optional.empty());
      }
    }

    /**
     * Clearly not accepted, and asking again won't help.
     *
     * @param why for the mail room, without personal data
     */
    record Refused(String why) implements Booking {}

    /**
     * Nobody knows.
     *
     * @param why for the log, without personal data
     */
    record Unknown(String why) implements Booking {}
  }

  /** The answer to {@link #find}. */
  sealed interface Found {
    /**
     * It has a booking.
     *
     * @param sorting the sorting code for the label, where the courier gave one
     */
    record Booked(Waybill waybill, Optional<String> sorting) implements Found {
      /** Without a sorting code. */
      public Booked(Waybill waybill) {
        this(waybill, Optional.empty());
      }
    }

    /** It has none, or one that was called off. */
    record Nothing() implements Found {}

    /** It did not answer, or not clearly. */
    record Unknown(String why) implements Found {}
  }

  /** The answer to a cancellation. */
  sealed interface Cancellation {
    /** There is no booking any more. */
    record Done() implements Cancellation {}

    /** The courier has the parcel. */
    record TooLate() implements Cancellation {}

    /** Nobody knows. */
    record Unknown(String why) implements Cancellation {}
  }

  /** The answer to {@link #track}. */
  sealed interface Tracking {
    /** What is known; empty before the courier has the parcel. */
    record Events(List<ParcelEvent> events) implements Tracking {
      public Events {
        events = List.copyOf(events);
      }
    }

    /** It did not answer, or knows no such parcel. */
    record Unknown(String why) implements Tracking {}
  }
}
