package org.tongban.application.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.application.appointment.BookingDesk.HALL;
import static org.tongban.application.appointment.BookingDesk.ITEM;
import static org.tongban.application.appointment.BookingDesk.MONDAY;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tongban.domain.appointment.BookingTerms;
import org.tongban.domain.appointment.ServiceGroup;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.appointment.ServiceWindow;
import org.tongban.domain.casework.SampleCityFixture;

/** Which group of a place is named with its earliest time. */
class NearestTimesTest {
  private final BookingDesk desk = BookingDesk.inMemory();

  private ServiceGroupCode group(String own, String window, int places) {
    var code = ServiceGroupCode.of(HALL, own);
    desk.stores
        .groups()
        .save(
            List.of(
                new ServiceGroup(
                    code,
                    "业务",
                    own.substring(0, 1),
                    List.of(new ServiceWindow(window, "窗口")),
                    true,
                    30,
                    Map.of(),
                    true)));
    desk.stores.plans().save(code, BookingDesk.plan(places, BookingTerms.USUAL));
    return code;
  }

  private SeeAvailability.Nearest nearest() {
    return desk.availability
        .nearest(SampleCityFixture.XINYI, new SeeAvailability.Wanted(List.of(ITEM), 1))
        .getFirst();
  }

  @Test
  void atTheSameTimeItIsNotTheOneForOtherProvinces() {
    group("A", "C01", 9);
    assertThat(nearest().group().code()).isEqualTo(desk.group);
    // Their first time is later, then.
    desk.booked(MONDAY, 9, 0);
    desk.booked(MONDAY, 9, 0);
    assertThat(nearest().group().code()).isEqualTo(ServiceGroupCode.of(HALL, "A"));
  }

  @Test
  void andOfTheOthersTheOneWithTheMostPlacesLeft() {
    var large = group("Z", "B01", 5);
    assertThat(nearest().group().code()).isEqualTo(large);
    assertThat(nearest().remaining()).isEqualTo(5);
  }
}
