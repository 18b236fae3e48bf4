package org.tongban.web.api.queue;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.tongban.application.queue.RunHall;
import org.tongban.domain.queue.HallStatistics;
import org.tongban.domain.queue.QueueEvent;
import org.tongban.web.api.Times;

/** The figures of a hall's day. Times are in whole seconds. */
@Serdeable
record HallDayResponse(
    String servicePoint,
    String name,
    LocalDate day,
    FiguresResponse total,
    List<HourResponse> hours,
    List<PartResponse> groups,
    List<PartResponse> windows) {
  /**
   * Figures. Waiting is from arrival, or from the booked time of who came before it, to the first
   * call.
   */
  @Serdeable
  record FiguresResponse(
      int arrivals,
      int booked,
      int priority,
      int served,
      int noShows,
      int cancelled,
      int open,
      Optional<Long> medianWaitSeconds,
      Optional<Long> ninetiethWaitSeconds,
      Optional<Long> longestWaitSeconds,
      Optional<Long> medianServiceSeconds) {
    static FiguresResponse of(HallStatistics.Figures figures) {
      return new FiguresResponse(
          figures.arrivals(),
          figures.booked(),
          figures.favoured(),
          figures.served(),
          figures.noShows(),
          figures.cancelled(),
          figures.open(),
          figures.medianWait().map(Duration::toSeconds),
          figures.ninetieth().map(Duration::toSeconds),
          figures.longestWait().map(Duration::toSeconds),
          figures.medianService().map(Duration::toSeconds));
    }
  }

  /** An hour: who came, who was called first, and how many still waited at its end. */
  @Serdeable
  record HourResponse(int hour, int arrivals, int called, int waiting) {}

  /** A group or a window. */
  @Serdeable
  record PartResponse(String code, String name, FiguresResponse figures) {}

  /** Something that happened. */
  @Serdeable
  record EventResponse(
      OffsetDateTime at,
      QueueEvent.Kind kind,
      String kindName,
      Optional<String> number,
      Optional<String> group,
      Optional<String> window,
      String note) {
    static EventResponse of(QueueEvent event) {
      return new EventResponse(
          Times.of(event.at()),
          event.kind(),
          event.kind().label(),
          event.number().map(number -> number.value()),
          event.group().map(group -> group.value()),
          event.window(),
          event.note());
    }
  }

  /** A part of the log. */
  @Serdeable
  record EventPage(List<EventResponse> items, Optional<String> next) {}

  static HallDayResponse of(RunHall.Figures figures) {
    var statistics = figures.statistics();
    return new HallDayResponse(
        figures.hall().code().value(),
        figures.hall().name(),
        figures.day(),
        FiguresResponse.of(statistics.total()),
        statistics.hours().stream()
            .map(
                hour ->
                    new HourResponse(hour.hour(), hour.arrivals(), hour.called(), hour.waiting()))
            .toList(),
        statistics.groups().stream()
            .map(
                one ->
                    new PartResponse(
                        one.group().value(),
                        figures.now().nameOf(one.group()),
                        FiguresResponse.of(one.figures())))
            .toList(),
        statistics.windows().stream()
            .map(
                one ->
                    new PartResponse(
                        one.window(),
                        figures.now().nameOf(one.window()),
                        FiguresResponse.of(one.figures())))
            .toList());
  }
}
