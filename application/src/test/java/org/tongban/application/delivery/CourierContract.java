package org.tongban.application.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.Waybill;

/** What holds for all {@link Courier}s that are within reach. */
public abstract class CourierContract {
  private final Courier.Parcel parcel =
      new Courier.Parcel(
          new DispatchId(SampleDispatches.id()),
          SampleDispatches.SENDER,
          SampleDispatches.RECIPIENT);

  /** The courier under test. */
  protected abstract Courier courier();

  private Courier.Shipment shipment(Waybill waybill) {
    return new Courier.Shipment(parcel.reference(), waybill, parcel.recipient().phone());
  }

  private Courier.Booking.Booked booked() {
    return (Courier.Booking.Booked) courier().book(parcel);
  }

  @Test
  void knowsNothingBeforeTheBooking() {
    assertThat(courier().find(parcel.reference())).isEqualTo(new Courier.Found.Nothing());
    assertThat(courier().track(shipment(SampleDispatches.waybill())))
        .isInstanceOf(Courier.Tracking.Unknown.class);
  }

  @Test
  void findsABookingByItsReference() {
    var booked = booked();
    assertThat(booked.waybill().courier()).isEqualTo(courier().name());
    assertThat(courier().find(parcel.reference()))
        .isEqualTo(new Courier.Found.Booked(booked.waybill(), booked.sorting()));
  }

  @Test
  void aSecondBookingUnderTheReferenceMakesNoSecondParcel() {
    assertThat(booked()).isEqualTo(booked());
  }

  @Test
  void anotherReferenceIsAnotherParcel() {
    var other =
        new Courier.Parcel(
            new DispatchId(SampleDispatches.id()),
            SampleDispatches.SENDER,
            SampleDispatches.RECIPIENT);
    assertThat(((Courier.Booking.Booked) courier().book(other)).waybill())
        .isNotEqualTo(booked().waybill());
  }

  @Test
  void callsABookingOffOnceAndForAll() {
    var waybill = booked().waybill();
    assertThat(courier().cancel(parcel.reference(), waybill))
        .isEqualTo(new Courier.Cancellation.Done());
    assertThat(courier().cancel(parcel.reference(), waybill))
        .isEqualTo(new Courier.Cancellation.Done());
    assertThat(courier().find(parcel.reference())).isEqualTo(new Courier.Found.Nothing());
  }

  @Test
  void callsOffWhatWasNeverBooked() {
    assertThat(courier().cancel(parcel.reference(), SampleDispatches.waybill()))
        .isEqualTo(new Courier.Cancellation.Done());
  }

  @Test
  void nothingHappensToAParcelBeforeTheCourierHasIt() {
    var waybill = booked().waybill();
    assertThat(courier().track(shipment(waybill)))
        .isEqualTo(new Courier.Tracking.Events(List.of()));
  }
}
