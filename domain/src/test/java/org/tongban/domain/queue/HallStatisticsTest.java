package org.tongban.domain.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.domain.queue.TicketSamples.CROSS_PROVINCE;
import static org.tongban.domain.queue.TicketSamples.GENERAL;
import static org.tongban.domain.queue.TicketSamples.NINE;
import static org.tongban.domain.queue.TicketSamples.booked;
import static org.tongban.domain.queue.TicketSamples.next;
import static org.tongban.domain.queue.TicketSamples.walkIn;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HallStatisticsTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static Instant at(int minutes) {
    return NINE.plus(Duration.ofMinutes(minutes));
  }

  private static Ticket served(Ticket ticket, String window, int called, int finished) {
    return next(
        next(next(ticket.call(window, at(called))).start(window, at(called)))
            .finish(window, at(finished)));
  }

  @Test
  void countsWhoCameWaitedAndWasServed() {
    var tickets =
        List.of(
            served(walkIn(GENERAL, 1, at(0), Priority.ELDERLY), "1", 5, 15),
            served(walkIn(GENERAL, 2, at(10)), "1", 70, 80),
            // Booked for 10:10 and here at 9:40: waited five minutes, not thirty-five.
            served(booked(CROSS_PROVINCE, 1, at(40), at(70)), "4", 75, 95),
            next(walkIn(GENERAL, 3, at(50)).cancel(at(130))),
            walkIn(GENERAL, 4, at(61)));

    var statistics = HallStatistics.of(tickets, ZONE);

    assertThat(statistics.total())
        .isEqualTo(
            new HallStatistics.Figures(
                5,
                1,
                1,
                3,
                0,
                1,
                1,
                Optional.of(Duration.ofMinutes(5)),
                Optional.of(Duration.ofMinutes(60)),
                Optional.of(Duration.ofMinutes(60)),
                Optional.of(Duration.ofMinutes(10))));
    assertThat(statistics.hours())
        .containsExactly(new HallStatistics.Hour(9, 4, 1, 3), new HallStatistics.Hour(10, 1, 2, 2));
    assertThat(statistics.groups())
        .extracting(one -> one.figures().arrivals())
        .containsExactly(1, 4);
    assertThat(statistics.windows())
        .extracting(one -> one.window() + ":" + one.figures().served())
        .containsExactly("1:2", "4:1");
  }

  @Test
  void isEmptyOnADayWithoutVisitors() {
    var statistics = HallStatistics.of(List.of(), ZONE);
    assertThat(statistics.hours()).isEmpty();
    assertThat(statistics.total().medianWait()).isEmpty();
  }
}
