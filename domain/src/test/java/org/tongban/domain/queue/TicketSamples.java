package org.tongban.domain.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tongban.domain.appointment.AppointmentId;
import org.tongban.domain.appointment.ServiceGroup;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.appointment.ServiceWindow;
import org.tongban.domain.place.UnitCode;

/** Tickets and groups for tests. */
public final class TicketSamples {
  /** A municipal hall. */
  public static final UnitCode HALL = new UnitCode("HALL-440900");

  /** A Monday. */
  public static final LocalDate DAY = LocalDate.of(2026, 11, 23);

  /** Nine o'clock on it. */
  public static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");

  /** Served at windows 1 to 3. */
  public static final ServiceGroup GENERAL = group("ZH", "综合受理", "A", 10, "1", "2", "3");

  /** Served at windows 3 and 4. */
  public static final ServiceGroup CROSS_PROVINCE = group("KS", "跨省通办", "B", 20, "3", "4");

  private TicketSamples() {}

  private static ServiceGroup group(
      String own, String name, String letter, int minutes, String... windows) {
    return new ServiceGroup(
        ServiceGroupCode.of(HALL, own),
        name,
        letter,
        Arrays.stream(windows).map(one -> new ServiceWindow(one, one + " 号窗口")).toList(),
        true,
        minutes,
        Map.of(),
        true);
  }

  /** A paper ticket of a walk-in. */
  public static Ticket walkIn(ServiceGroup group, int serial, Instant at, Priority... priorities) {
    return ticket(group, serial, at, QueueRules.DEFAULT.walkIn(at, Set.of(priorities)));
  }

  /** A ticket of a booked visitor. */
  public static Ticket booked(ServiceGroup group, int serial, Instant at, Instant bookedFor) {
    return ticket(group, serial, at, QueueRules.DEFAULT.booked(at, bookedFor, Set.of()));
  }

  private static Ticket ticket(ServiceGroup group, int serial, Instant at, Place place) {
    return new Ticket(
        new TicketId(UUID.randomUUID()),
        HALL,
        DAY,
        TicketNumber.of(group.letter(), serial),
        group.code(),
        Optional.empty(),
        place.bookedFor().map(_ -> new AppointmentId(UUID.randomUUID())),
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
