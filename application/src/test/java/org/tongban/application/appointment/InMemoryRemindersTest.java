package org.tongban.application.appointment;

class InMemoryRemindersTest extends RemindersContract {
  @Override
  protected BookingDesk newDesk() {
    return BookingDesk.inMemory();
  }
}
