package org.tongban.web.api.queue;

import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.queue.TakeTicket;
import org.tongban.domain.queue.Ticket;
import org.tongban.domain.queue.TicketState;
import org.tongban.web.api.Times;

/**
 * A ticket.
 *
 * @param ahead how many of the same group are called before; left out unless it waits
 * @param waitMinutes about how long until it is called; left out unless it waits and a window calls
 * @param window that calls or serves, or did last, or is the only one that will call
 * @param bookedFor the booked time, for who came in time for it
 * @param version of the hall, rises with every change in it
 */
@Serdeable
public record TicketResponse(
    UUID id,
    String number,
    String servicePoint,
    String servicePointName,
    String group,
    String groupName,
    LocalDate day,
    State state,
    String stateName,
    Optional<Integer> ahead,
    Optional<Integer> waitMinutes,
    Optional<String> window,
    Optional<String> windowName,
    OffsetDateTime issuedAt,
    Optional<OffsetDateTime> bookedFor,
    boolean priority,
    long version) {
  /** How far the holder is. */
  public enum State {
    WAITING("等候中"),
    CALLED("请到窗口"),
    SERVING("办理中"),
    PARKED("暂存，办好手头的事请回窗口"),
    FINISHED("已办完"),
    NO_SHOW("已过号"),
    CANCELLED("已取消");

    private final String label;

    State(String label) {
      this.label = label;
    }

    /** The Chinese word. */
    public String label() {
      return label;
    }

    /** The word for a state. */
    public static State of(TicketState state) {
      return switch (state) {
        case TicketState.Waiting _ -> WAITING;
        case TicketState.Called _ -> CALLED;
        case TicketState.Serving _ -> SERVING;
        case TicketState.Parked _ -> PARKED;
        case TicketState.Finished _ -> FINISHED;
        case TicketState.NoShow _ -> NO_SHOW;
        case TicketState.Cancelled _ -> CANCELLED;
      };
    }
  }

  /** The tickets of one person. */
  @Serdeable
  record TicketList(List<TicketResponse> items) {}

  static TicketResponse of(TakeTicket.Shown shown) {
    Ticket ticket = shown.ticket();
    var state = State.of(ticket.state());
    return new TicketResponse(
        ticket.id().value(),
        ticket.number().value(),
        ticket.hall().value(),
        shown.hallName(),
        ticket.group().value(),
        shown.groupName(),
        ticket.day(),
        state,
        state.label,
        shown.waiting().map(wait -> wait.ahead()),
        shown.waiting().flatMap(wait -> wait.expected()).map(QueueResponse::minutes),
        ticket.window(),
        ticket.window().map(_ -> shown.windowName()),
        Times.of(ticket.issuedAt()),
        ticket.place().bookedFor().map(Times::of),
        ticket.place().favoured(),
        shown.version());
  }
}
