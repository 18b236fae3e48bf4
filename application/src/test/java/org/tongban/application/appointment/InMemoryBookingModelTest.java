package org.tongban.application.appointment;

import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class InMemoryBookingModelTest extends BookingModelContract {
  @Override
  protected BookingDesk newDesk() {
    return BookingDesk.inMemory();
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void someOrderExplainsWhatPeopleDoAtOnce(
      @ForAll("mornings") List<Step> morning, @ForAll @IntRange(min = 1, max = 2) int places) {
    goThrough(morning, places);
  }
}
