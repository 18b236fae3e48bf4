package org.tongban.persistence.appointment;

import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tongban.application.appointment.BookingContract;
import org.tongban.application.appointment.BookingDesk;
import org.tongban.persistence.TestDatabase;

/** The same with the JVM in one zone and the database in another, neither of them China's. */
class MariaDbBookingElsewhereTest extends BookingContract {
  private static final TimeZone BEFORE = TimeZone.getDefault();

  @RegisterExtension
  static final TestDatabase DATABASE =
      TestDatabase.mariaDb()
          .with("datasources.default.connection-init-sql", "SET time_zone = '-09:30'");

  @BeforeAll
  static void goElsewhere() {
    TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
  }

  @AfterAll
  static void comeBack() {
    TimeZone.setDefault(BEFORE);
  }

  @Override
  protected BookingDesk newDesk() {
    return JdbcBookingDesk.on(DATABASE);
  }
}
