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

class H2BookingModelTest extends BookingModelContract {
  private static final TestDatabase DATABASE = TestDatabase.h2();

  @BeforeContainer
  static void start() throws IOException {
    DATABASE.start();
  }

  @AfterContainer
  static void stop() throws IOException {
    DATABASE.stop();
  }

  @Override
  protected BookingDesk newDesk() {
    return JdbcBookingDesk.on(DATABASE);
  }

  @Property(tries = 25, edgeCases = EdgeCasesMode.NONE)
  void someOrderExplainsWhatPeopleDoAtOnce(
      @ForAll("mornings") List<Step> morning, @ForAll @IntRange(min = 1, max = 2) int places) {
    goThrough(morning, places);
  }
}
