package org.tongban.persistence.appointment;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.tongban.application.appointment.BookingContract;
import org.tongban.application.appointment.BookingDesk;
import org.tongban.persistence.TestDatabase;

class MariaDbBookingTest extends BookingContract {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.mariaDb();

  @Override
  protected BookingDesk newDesk() {
    return JdbcBookingDesk.on(DATABASE);
  }
}
