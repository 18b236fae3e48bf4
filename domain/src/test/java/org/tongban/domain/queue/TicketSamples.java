package org.tongban.domain.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tongban.domain.place.UnitCode;

/** Tickets and lines for tests. */
public final class TicketSamples {
  /** A municipal hall. */
  public static final UnitCode HALL = new UnitCode("HALL-440900");

  /** A Monday. */
  public static final LocalDate DAY = LocalDate.of(2026, 11, 23);

  /** Nine o'clock on it. */
  public static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");

  /** Served at windows 1 to 3. */
  public static final Line GENERAL =
      new Line(
          new LineCode("general"), 'A', "综合业务", Set.of("1", "2", "3"), Duration.ofMinutes(10));

  /** Served at windows 3 and 4. */
  public static final Line CROSS_PROVINCE =
      new Line(
          new LineCode("cross"), 'B', "跨省通办", Set.of("3", "4"), Duration.ofMinutes(20));

  private TicketSamples() {}

  /** A paper ticket of a walk-in. */
  public static Ticket walkIn(Line line, int serial, Instant at, Priority... priorities) {
    return ticket(line, serial, at, QueueRules.DEFAULT.walkIn(at, Set.of(priorities)));
  }

  /** A ticket of a booked visitor. */
  public static Ticket booked(Line line, int serial, Instant at, Instant bookedFor) {
    return ticket(line, serial, at, QueueRules.DEFAULT.booked(at, bookedFor, Set.of()));
  }

  private static Ticket ticket(Line line, int serial, Instant at, Place place) {
    return new Ticket(
        new TicketId(UUID.randomUUID()),
        HALL,
        DAY,
        TicketNumber.of(line.letter(), serial),
        line.code(),
        Optional.empty(),
        place.bookedFor().map(_ -> UUID.randomUUID()),
        at,
        place,
        Optional.empty(),
        Duration.ZERO,
        0,
        new TicketState.Waiting(at, Optional.empty(), TicketState.Cause.NEW));
  }

  /** The next state; an error if it was refused. */
  public static Ticket next(Ticket.Change change) {
    return switch (change) {
      case Ticket.Change.Moved(var next, _) -> next;
      case Ticket.Change.Refused(var words) -> throw new AssertionError(words);
    };
  }
}
