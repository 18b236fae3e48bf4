package org.tongban.web.api.queue;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tongban.application.queue.HallNow;
import org.tongban.domain.queue.Ticket;
import org.tongban.domain.queue.TicketState;
import org.tongban.web.api.Times;

/**
 * What everybody in a hall sees: who is called where, and how many wait.
 *
 * @param version rises with every change; two with the same one differ in their estimates at most
 * @param calls who is called first, the latest call first, and then who is being served
 */
@Serdeable
public record QueueResponse(
    String servicePoint,
    String name,
    LocalDate day,
    long version,
    List<GroupResponse> groups,
    List<CallResponse> calls) {
  /**
   * A service group.
   *
   * @param waiting how many wait
   * @param openWindows how many windows call
   * @param waitMinutes about how long somebody who comes now waits; left out while no window calls
   */
  @Serdeable
  public record GroupResponse(
      String code,
      String letter,
      String name,
      int waiting,
      int openWindows,
      Optional<Integer> waitMinutes) {}

  /**
   * Somebody at a window, or called to it.
   *
   * @param calls how often they were called; 0 once they are being served
   */
  @Serdeable
  public record CallResponse(
      String number,
      String window,
      String windowName,
      OffsetDateTime at,
      int calls,
      boolean serving) {}

  /** The hall as it is. */
  public static QueueResponse of(HallNow now) {
    return new QueueResponse(
        now.hall().code().value(),
        now.hall().name(),
        now.day(),
        now.version(),
        now.groups().stream()
            .map(
                group ->
                    new GroupResponse(
                        group.code().value(),
                        group.letter(),
                        group.name(),
                        now.waiting(group.code()),
                        now.calling(group),
                        now.expected(group.code()).map(QueueResponse::minutes)))
            .toList(),
        now.tickets().stream()
            .flatMap(ticket -> call(ticket, now).stream())
            .sorted(
                Comparator.comparing(CallResponse::serving)
                    .thenComparing(CallResponse::at, Comparator.reverseOrder())
                    .thenComparing(CallResponse::number))
            .toList());
  }

  private static Optional<CallResponse> call(Ticket ticket, HallNow now) {
    return switch (ticket.state()) {
      case TicketState.Called(var window, _, var last, var calls) ->
          Optional.of(
              new CallResponse(
                  ticket.number().value(),
                  window,
                  now.nameOf(window),
                  Times.of(last),
                  calls,
                  false));
      case TicketState.Serving(var window, var since) ->
          Optional.of(
              new CallResponse(
                  ticket.number().value(), window, now.nameOf(window), Times.of(since), 0, true));
      case TicketState.Waiting _,
          TicketState.Parked _,
          TicketState.Finished _,
          TicketState.NoShow _,
          TicketState.Cancelled _ ->
          Optional.empty();
    };
  }

  /** Whole minutes, rounded up to what people say: by ones to ten, then by fives. */
  public static int minutes(Duration wait) {
    int minutes = (int) wait.plusSeconds(59).toMinutes();
    return minutes <= 10 ? minutes : (minutes + 4) / 5 * 5;
  }

  /** A sign of life. */
  @Serdeable
  record HeartbeatResponse(@Nullable Long version) {
    static final HeartbeatResponse NOTHING = new HeartbeatResponse(null);
  }
}
