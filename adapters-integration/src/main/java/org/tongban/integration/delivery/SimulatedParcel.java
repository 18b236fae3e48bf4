package org.tongban.integration.delivery;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.ParcelEvent;

/**
 * A parcel of the courier simulator.
 *
 * @param bookedAt null if the booking was called off
 */
record SimulatedParcel(DispatchId reference, String number, Instant bookedAt, List<Event> events) {
  record Event(ParcelEvent.Kind kind, Instant at) {}

  boolean cancelled() {
    return bookedAt == null;
  }

  SimulatedParcel cancel() {
    return new SimulatedParcel(reference, number, null, List.of());
  }

  SimulatedParcel with(Event event) {
    return new SimulatedParcel(
        reference, number, bookedAt, Stream.concat(events.stream(), Stream.of(event)).toList());
  }

  /** When the last thing happened to it. */
  Instant latest() {
    return events.isEmpty() ? bookedAt : events.getLast().at();
  }

  boolean ended() {
    return !events.isEmpty()
        && switch (events.getLast().kind()) {
          case SIGNED, RETURNED, LOST -> true;
          case PICKED_UP, IN_TRANSIT, OUT_FOR_DELIVERY, PROBLEM, REJECTED, RETURNING -> false;
        };
  }

  /** What happens to it next in a life, if that is not over. */
  Optional<ParcelEvent.Kind> next(List<ParcelEvent.Kind> life) {
    return ended() || events.size() >= life.size()
        ? Optional.empty()
        : Optional.of(life.get(events.size()));
  }

  String write() {
    return number
        + "|"
        + (cancelled() ? "" : bookedAt)
        + "|"
        + events.stream()
            .map(event -> event.kind() + "@" + event.at())
            .collect(Collectors.joining(","));
  }

  static SimulatedParcel read(String reference, String text) {
    var parts = text.split("\\|", -1);
    return new SimulatedParcel(
        new DispatchId(UUID.fromString(reference)),
        parts[0],
        parts[1].isEmpty() ? null : Instant.parse(parts[1]),
        Arrays.stream(parts[2].split(","))
            .filter(event -> !event.isEmpty())
            .map(event -> event.split("@"))
            .map(event -> new Event(ParcelEvent.Kind.valueOf(event[0]), Instant.parse(event[1])))
            .toList());
  }
}
