package org.tongban.domain.appointment;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How much one person may book, so that everybody gets a turn and nobody books for trade. The
 * figures are assumed.
 */
public final class BookingRules {
  /** How many open appointments a person may have at once, held ones included. */
  public static final int MOST_OPEN = 5;

  /** How often a person may hold a place within an hour. */
  public static final int HOLDS_PER_HOUR = 12;

  /** Who did not come so often within {@link #MISSED_DAYS} days has to come without appointment. */
  public static final int MOST_MISSED = 3;

  /** See {@link #MOST_MISSED}. */
  public static final int MISSED_DAYS = 90;

  /** How far back one must know a person's appointments to judge. */
  public static final Duration LOOKS_BACK = Duration.ofDays(MISSED_DAYS + 91L);

  /** Real-name level from which on somebody may book (实人核验). */
  public static final int REAL_NAME_LEVEL = 2;

  private BookingRules() {}

  /**
   * An appointment the person has or had.
   *
   * @param madeAt when it was held first
   */
  public record Earlier(Visit visit, AppointmentState state, Instant madeAt) {}

  /** Why the person may not book the visit, in words that say what to do; empty if they may. */
  public static Optional<String> refusal(
      List<Earlier> theirs, Visit wanted, BookingTerms terms, Instant now) {
    var open = theirs.stream().filter(earlier -> isOpen(earlier, now)).toList();
    if (open.size() >= MOST_OPEN) {
      return Optional.of("您有 " + open.size() + " 个还没办的预约，办完或取消一个后才能再约。");
    }
    if (open.stream().anyMatch(earlier -> same(earlier.visit(), wanted))) {
      return Optional.of("同一件事您已有预约，可以改期，不用再约一次。");
    }
    if (open.stream().anyMatch(earlier -> overlap(earlier.visit().time(), wanted.time()))) {
      return Optional.of("您在这个时间已有别的预约，请换一个时间。");
    }
    var near =
        theirs.stream()
            .filter(earlier -> earlier.visit().group().equals(wanted.group()))
            .filter(earlier -> counts(earlier, now))
            .filter(earlier -> days(earlier.visit(), wanted) < terms.periodDays())
            .count();
    if (near >= terms.perPerson()) {
      return Optional.of(
          "每人 " + terms.periodDays() + " 天内在这里最多约 " + terms.perPerson() + " 次，请换一天，或直接到现场取号。");
    }
    var lastHour =
        theirs.stream()
            .filter(earlier -> earlier.madeAt().isAfter(now.minus(Duration.ofHours(1))))
            .count();
    if (lastHour >= HOLDS_PER_HOUR) {
      return Optional.of("您预约得太频繁，请一小时后再试，或拨打 12345。");
    }
    var missed =
        theirs.stream()
            .filter(earlier -> earlier.state() instanceof AppointmentState.Missed)
            .filter(
                earlier ->
                    earlier.visit().time().begin().isAfter(now.minus(Duration.ofDays(MISSED_DAYS))))
            .count();
    return missed >= MOST_MISSED
        ? Optional.of("您近期多次约了没有来，暂时不能网上预约，请直接到现场取号办理。")
        : Optional.empty();
  }

  /** Whether it is still to come, or held for the person. */
  public static boolean isOpen(Earlier earlier, Instant now) {
    return switch (earlier.state()) {
      case AppointmentState.Held(var until) -> now.isBefore(until);
      case AppointmentState.Offered(var until) -> now.isBefore(until);
      case AppointmentState.Booked _ -> now.isBefore(earlier.visit().time().end());
      case AppointmentState.Arrived _ -> now.isBefore(earlier.visit().time().end());
      case AppointmentState.Served _, AppointmentState.Missed _, AppointmentState.Cancelled _ ->
          false;
    };
  }

  /** Whether it counts against what the person may have in a period. */
  private static boolean counts(Earlier earlier, Instant now) {
    return switch (earlier.state()) {
      case AppointmentState.Held _, AppointmentState.Offered _ -> isOpen(earlier, now);
      case AppointmentState.Booked _,
          AppointmentState.Arrived _,
          AppointmentState.Served _,
          AppointmentState.Missed _ ->
          true;
      case AppointmentState.Cancelled _ -> false;
    };
  }

  private static boolean same(Visit one, Visit other) {
    return one.items().isEmpty() || other.items().isEmpty()
        ? one.group().equals(other.group()) && one.items().equals(other.items())
        : one.items().stream().anyMatch(other.items()::contains);
  }

  private static boolean overlap(VisitTime one, VisitTime other) {
    return one.begin().isBefore(other.end()) && other.begin().isBefore(one.end());
  }

  private static long days(Visit one, Visit other) {
    return Math.abs(between(one.time().date(), other.time().date()));
  }

  private static long between(LocalDate one, LocalDate other) {
    return one.toEpochDay() - other.toEpochDay();
  }
}
