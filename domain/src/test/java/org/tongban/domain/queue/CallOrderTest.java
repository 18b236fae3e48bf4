package org.tongban.domain.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.domain.queue.TicketSamples.CROSS_PROVINCE;
import static org.tongban.domain.queue.TicketSamples.GENERAL;
import static org.tongban.domain.queue.TicketSamples.NINE;
import static org.tongban.domain.queue.TicketSamples.booked;
import static org.tongban.domain.queue.TicketSamples.walkIn;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tongban.domain.appointment.ServiceGroupCode;

class CallOrderTest {
  private static final Set<ServiceGroupCode> BOTH = Set.of(GENERAL.code(), CROSS_PROVINCE.code());

  private static Instant at(int minutes) {
    return NINE.plus(Duration.ofMinutes(minutes));
  }

  private static Optional<Ticket> next(int minutes, Ticket... tickets) {
    return CallOrder.next(List.of(tickets), "3", BOTH, at(minutes));
  }

  @Test
  void takesWhoCameFirst() {
    var first = walkIn(GENERAL, 1, at(0));
    var second = walkIn(CROSS_PROVINCE, 1, at(1));
    assertThat(next(5, second, first)).contains(first);
    assertThat(CallOrder.next(List.of(first, second), "4", Set.of(CROSS_PROVINCE.code()), at(5)))
        .contains(second);
    assertThat(CallOrder.next(List.of(first), "4", Set.of(CROSS_PROVINCE.code()), at(5))).isEmpty();
  }

  @Test
  void givesAHeadStartAndNoMore() {
    var early = walkIn(GENERAL, 1, at(0));
    var late = walkIn(GENERAL, 2, at(15));
    var elderly = walkIn(GENERAL, 3, at(20).plusSeconds(1), Priority.ELDERLY, Priority.DISABLED);
    assertThat(next(30, early, late, elderly)).contains(early);
    assertThat(next(30, late, elderly)).contains(elderly);
  }

  @Test
  void callsABookedVisitorAroundTheirTime() {
    var walkIn = walkIn(GENERAL, 1, at(20));
    var booked = booked(GENERAL, 2, at(5), at(60));
    assertThat(next(30, walkIn, booked)).as("before it is time").contains(walkIn);
    assertThat(next(50, walkIn, booked)).as("ten minutes before").contains(booked);
    assertThat(next(6, booked)).as("when nobody else waits").contains(booked);
  }

  @Test
  void putsWhoComesTooLateForTheirBookingBehindThoseWhoWait() {
    var walkIn = walkIn(GENERAL, 1, at(70));
    var inTime = booked(GENERAL, 2, at(75), at(60));
    var tooLate = booked(GENERAL, 3, at(76), at(60));
    assertThat(next(80, walkIn, inTime)).contains(inTime);
    assertThat(next(80, walkIn, tooLate)).contains(walkIn);
    assertThat(tooLate.place().bookedFor()).isEmpty();
  }

  @Test
  void leavesToAWindowWhoWasSentToIt() {
    var sent =
        TicketSamples.next(
            TicketSamples.next(walkIn(GENERAL, 1, at(0)).call("1", at(1)))
                .transfer("1", CROSS_PROVINCE.code(), Optional.of("4"), at(5)));
    assertThat(next(6, sent)).isEmpty();
    assertThat(CallOrder.next(List.of(sent), "4", BOTH, at(6))).contains(sent);
  }
}
