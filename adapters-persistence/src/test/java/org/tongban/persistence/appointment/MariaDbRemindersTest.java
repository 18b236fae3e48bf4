package org.tongban.persistence.appointment;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tongban.application.appointment.BookingDesk;
import org.tongban.application.appointment.RemindersContract;
import org.tongban.persistence.TestDatabase;

/** With the JVM in one zone and the database in another: people are reminded by China's clock. */
class MariaDbRemindersTest extends RemindersContract {
  @RegisterExtension static final TestDatabase DATABASE = Elsewhere.mariaDb();

  @BeforeAll
  static void goElsewhere() {
    Elsewhere.go();
  }

  @AfterAll
  static void comeBack() {
    Elsewhere.comeBack();
  }

  @Override
  protected BookingDesk newDesk() {
    return JdbcBookingDesk.on(DATABASE);
  }
}
