package org.tongban.persistence.appointment;

import java.io.IOException;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.tongban.application.appointment.BookingDesk;
import org.tongban.application.appointment.BookingModelContract;
import org.tongban.persistence.TestDatabase;

/** With the JVM in one zone and the database in another. */
class MariaDbBookingModelTest extends BookingModelContract {
  private static final TestDatabase DATABASE = Elsewhere.mariaDb();

  @BeforeContainer
  static void start() throws IOException {
    DATABASE.start();
    Elsewhere.go();
  }

  @AfterContainer
  static void stop() throws IOException {
    Elsewhere.comeBack();
    DATABASE.stop();
  }

  @Override
  protected BookingDesk newDesk() {
    return JdbcBookingDesk.on(DATABASE);
  }

  @Property(tries = 15, edgeCases = EdgeCasesMode.NONE)
  void someOrderExplainsWhatPeopleDoAtOnce(
      @ForAll("mornings") List<Step> morning, @ForAll @IntRange(min = 1, max = 2) int places) {
    goThrough(morning, places);
  }
}
