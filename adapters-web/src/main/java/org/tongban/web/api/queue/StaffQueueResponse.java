package org.tongban.web.api.queue;

import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.identity.Caller;
import org.tongban.application.queue.HallNow;
import org.tongban.domain.queue.CallOrder;
import org.tongban.domain.queue.Desk;
import org.tongban.domain.queue.Ticket;
import org.tongban.web.api.Times;

/**
 * A hall as its clerks see it.
 *
 * @param tickets of those who are there: who waits, in the order of calling as far as it is known,
 *     and who is called, served, parked or missed their turn
 */
@Serdeable
record StaffQueueResponse(
    String servicePoint,
    String name,
    LocalDate day,
    long version,
    List<QueueResponse.GroupResponse> groups,
    List<WindowResponse> windows,
    List<WaitingResponse> tickets) {
  /** Whether a window calls. */
  enum WindowState {
    CLOSED,
    OPEN,
    PAUSED
  }

  /**
   * A window.
   *
   * @param mine whether the caller sits there
   * @param current the number of whom it called or serves
   */
  @Serdeable
  record WindowResponse(
      String number,
      String name,
      List<String> groups,
      WindowState state,
      boolean mine,
      Optional<String> current) {}

  /** Somebody who is there. */
  @Serdeable
  record WaitingResponse(
      UUID id,
      String number,
      String group,
      TicketResponse.State state,
      boolean priority,
      Optional<OffsetDateTime> bookedFor,
      OffsetDateTime issuedAt,
      Optional<Integer> ahead,
      Optional<Integer> waitMinutes,
      Optional<String> window) {
    static WaitingResponse of(Ticket ticket, HallNow now) {
      var wait = now.waitOf(ticket.id());
      return new WaitingResponse(
          ticket.id().value(),
          ticket.number().value(),
          ticket.group().value(),
          TicketResponse.State.of(ticket.state()),
          ticket.place().favoured(),
          ticket.place().bookedFor().map(Times::of),
          Times.of(ticket.issuedAt()),
          wait.map(one -> one.ahead()),
          wait.flatMap(one -> one.expected()).map(QueueResponse::minutes),
          ticket.window());
    }
  }

  static StaffQueueResponse of(HallNow now, Caller.Staff caller) {
    var board = QueueResponse.of(now);
    return new StaffQueueResponse(
        board.servicePoint(),
        board.name(),
        board.day(),
        board.version(),
        board.groups(),
        now.desks().stream().map(desk -> window(desk, now, caller)).toList(),
        now.tickets().stream()
            .sorted(CallOrder.BY_PLACE)
            .map(ticket -> WaitingResponse.of(ticket, now))
            .toList());
  }

  private static WindowResponse window(Desk desk, HallNow now, Caller.Staff caller) {
    return new WindowResponse(
        desk.window(),
        now.nameOf(desk.window()),
        CallOrder.groupsOf(desk.window(), now.groups()).stream()
            .sorted()
            .map(code -> code.value())
            .toList(),
        switch (desk.state()) {
          case Desk.State.Closed _ -> WindowState.CLOSED;
          case Desk.State.Open _ -> WindowState.OPEN;
          case Desk.State.Paused _ -> WindowState.PAUSED;
        },
        desk.heldBy(caller.actorId()),
        CallOrder.at(desk.window(), now.tickets()).map(ticket -> ticket.number().value()));
  }

  /** The halls of a member of staff. */
  @Serdeable
  record HallList(List<HallLine> items) {}

  /** A hall. */
  @Serdeable
  record HallLine(String servicePoint, String name) {}
}
