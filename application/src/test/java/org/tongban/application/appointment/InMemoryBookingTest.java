package org.tongban.application.appointment;

class InMemoryBookingTest extends BookingContract {
  @Override
  protected BookingDesk newDesk() {
    return BookingDesk.inMemory();
  }
}
