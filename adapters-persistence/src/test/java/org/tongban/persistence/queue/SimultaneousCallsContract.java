package org.tongban.persistence.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.tongban.application.appointment.ServiceGroups;
import org.tongban.application.identity.Caller;
import org.tongban.application.queue.HallStore;
import org.tongban.application.queue.QueueDesk;
import org.tongban.application.queue.RunWindow;
import org.tongban.application.queue.RunWindow.Step;
import org.tongban.application.queue.TakeTicket;
import org.tongban.application.queue.TicketStore;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.queue.CallOrder;
import org.tongban.domain.queue.Ticket;
import org.tongban.domain.queue.TicketNumber;
import org.tongban.domain.queue.TicketState;
import org.tongban.persistence.TestDatabase;

/** Eight windows that call at the same moment, on a real database. */
abstract class SimultaneousCallsContract {
  private static final int WINDOWS = 8;
  private static final int ROUNDS = 12;

  abstract TestDatabase database();

  private record Seat(String window, Caller.Staff clerk) {}

  @Test
  void neverGetTheSameVisitorAndLeaveNobodyOut() throws Exception {
    var desk =
        new QueueDesk(
            database().bean(Transactions.class),
            database().bean(TicketStore.class),
            database().bean(HallStore.class),
            database().bean(ServiceGroups.class));
    var seats = new ArrayList<Seat>();
    for (int i = 1; i <= WINDOWS; i++) {
      var window = Integer.toString(i);
      seats.add(new Seat(window, desk.open(window)));
    }
    var called = new ConcurrentLinkedQueue<TicketNumber>();
    var together = new CyclicBarrier(WINDOWS);
    try (var threads = Executors.newFixedThreadPool(WINDOWS + 1)) {
      // Half of them come while the windows call.
      take(desk, WINDOWS * ROUNDS / 2);
      var comers =
          threads.submit(
              () -> {
                take(desk, WINDOWS * ROUNDS / 2);
                return null;
              });
      var work = new ArrayList<Callable<Void>>();
      for (var seat : seats) {
        work.add(
            () -> {
              for (int round = 0; round < ROUNDS; round++) {
                together.await();
                called.add(callAndServe(desk, seat));
              }
              return null;
            });
      }
      for (var done : threads.invokeAll(work)) {
        done.get();
      }
      comers.get();
    }
    assertThat(called).hasSize(WINDOWS * ROUNDS).doesNotHaveDuplicates();
    var all = desk.tickets.all(QueueDesk.HALL, desk.watch.hall(QueueDesk.HALL).orElseThrow().day());
    assertThat(all)
        .hasSize(WINDOWS * ROUNDS)
        .allMatch(ticket -> ticket.state() instanceof TicketState.Finished);
    assertThat(all.stream().map(Ticket::number)).doesNotHaveDuplicates();
    assertThat(desk.watch.changes(List.of(QueueDesk.HALL)))
        .containsEntry(QueueDesk.HALL, WINDOWS + 3L * WINDOWS * ROUNDS);
  }

  private static void take(QueueDesk desk, int times) {
    for (int i = 0; i < times; i++) {
      QueueDesk.taken(
          desk.take.take(
              desk.manager, new TakeTicket.Wish(QueueDesk.HALL, QueueDesk.GENERAL, Set.of())));
    }
  }

  /** Calls until there is somebody, as those who come may be late. */
  private static TicketNumber callAndServe(QueueDesk desk, Seat seat) {
    while (true) {
      switch (desk.windows.step(seat.clerk(), QueueDesk.HALL, seat.window(), new Step.CallNext())) {
        case RunWindow.Answer.Done(var now) -> {
          var number = CallOrder.at(seat.window(), now.tickets()).orElseThrow().number();
          desk.done(seat.clerk(), seat.window(), new Step.Finish());
          return number;
        }
        case RunWindow.Answer.NotAllowed(var words) -> assertThat(words).contains("没有人");
        case RunWindow.Answer.Absent _, RunWindow.Answer.LeavesPeople _ ->
            throw new AssertionError();
      }
    }
  }
}
