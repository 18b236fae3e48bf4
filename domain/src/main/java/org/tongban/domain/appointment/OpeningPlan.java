package org.tongban.domain.appointment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.calendar.CalendarDay;
import org.tongban.domain.casework.StepContext;

/**
 * When a service group can be visited by appointment (放号计划): rules, and exceptions from them.
 *
 * @param intervalMinutes how long a slot is, 5 to 240
 * @param rules at most {@link #MAXIMUM_RULES}; where two overlap on a day, the first holds
 * @param exceptions at most {@link #MAXIMUM_EXCEPTIONS}
 */
public record OpeningPlan(
    int intervalMinutes,
    List<OpeningRule> rules,
    List<PlanException> exceptions,
    BookingTerms terms) {
  /** The most rules. */
  public static final int MAXIMUM_RULES = 30;

  /** The most exceptions. */
  public static final int MAXIMUM_EXCEPTIONS = 200;

  public OpeningPlan {
    rules = List.copyOf(rules);
    exceptions = List.copyOf(exceptions);
    Objects.requireNonNull(terms);
    if (intervalMinutes < 5 || intervalMinutes > 240) {
      throw new IllegalArgumentException("每个时段应为 5 到 240 分钟。");
    }
    if (rules.size() > MAXIMUM_RULES || exceptions.size() > MAXIMUM_EXCEPTIONS) {
      throw new IllegalArgumentException("规则最多 30 条，例外最多 200 条。");
    }
  }

  /** The same with one exception more; those that are over are left out. */
  public OpeningPlan with(PlanException more, LocalDate today) {
    var all = new ArrayList<>(exceptions);
    all.removeIf(exception -> exception.last().isBefore(today));
    all.add(more);
    return new OpeningPlan(intervalMinutes, rules, all, terms);
  }

  /** The slots of the day; those without a place are left out. */
  public DaySlots slots(CalendarDay day) {
    var slots = new ArrayList<Slot>();
    for (var rule : rules) {
      if (rule.span().on(day)) {
        add(slots, rule.span().from(), rule.span().until(), rule.places());
      }
    }
    for (var exception : exceptions) {
      if (exception.kind() == PlanException.Kind.MORE && exception.on(day.date())) {
        slots.replaceAll(
            slot ->
                slot.overlaps(exception.from(), exception.until())
                    ? slot.with(slot.places() + exception.places())
                    : slot);
        add(slots, exception.from(), exception.until(), exception.places());
      }
    }
    for (var exception : exceptions) {
      if (exception.on(day.date())) {
        slots.replaceAll(slot -> reduced(slot, exception));
      }
    }
    slots.removeIf(slot -> slot.places() == 0);
    return new DaySlots(day.date(), slots);
  }

  private static Slot reduced(Slot slot, PlanException exception) {
    if (!slot.overlaps(exception.from(), exception.until())) {
      return slot;
    }
    return switch (exception.kind()) {
      case CLOSED -> slot.with(0);
      case FEWER -> slot.with(Math.max(0, slot.places() - exception.places()));
      case MORE -> slot;
    };
  }

  /** Adds the intervals of the span that overlap nothing; none runs past its end. */
  private void add(List<Slot> slots, LocalTime from, LocalTime until, int places) {
    int end = until.equals(LocalTime.MAX) ? 24 * 60 - 1 : minute(until);
    for (int at = minute(from); at + intervalMinutes <= end; at += intervalMinutes) {
      var start = LocalTime.ofSecondOfDay(at * 60L);
      var stop = LocalTime.ofSecondOfDay((at + intervalMinutes) * 60L);
      if (isFree(slots, start, stop)) {
        slots.add(new Slot(start, stop, places));
      }
    }
  }

  /** A plain loop: it runs for every slot of every day that is shown. */
  private static boolean isFree(List<Slot> slots, LocalTime from, LocalTime until) {
    for (var slot : slots) {
      if (slot.overlaps(from, until)) {
        return false;
      }
    }
    return true;
  }

  private static int minute(LocalTime time) {
    return time.toSecondOfDay() / 60;
  }

  /** Why there are no places on a day that has none, in words for people. */
  public String whyNone(CalendarDay day) {
    return exceptions.stream()
        .filter(exception -> exception.kind() == PlanException.Kind.CLOSED)
        .filter(exception -> exception.on(day.date()) && exception.whole())
        .map(exception -> exception.reason().isEmpty() ? "当天不对外办理" : exception.reason())
        .findFirst()
        .orElseGet(day::words);
  }

  /** The last day that can be booked at that moment. */
  public LocalDate lastDay(Instant now) {
    return LocalDate.ofInstant(now, StepContext.ZONE).plusDays(terms.horizonDays());
  }

  /** Whether a visit that begins then can still, and already, be booked at that moment. */
  public boolean open(LocalDate date, LocalTime from, Instant now) {
    return openFrom(date, now).filter(first -> !from.isBefore(first)).isPresent();
  }

  /**
   * From which time of that day on visits can begin that can be booked at that moment; empty if
   * none of the day can.
   */
  public Optional<LocalTime> openFrom(LocalDate date, Instant now) {
    var local = LocalDateTime.ofInstant(now, StepContext.ZONE);
    var first = local.plusMinutes(terms.leadMinutes());
    if (date.isAfter(local.toLocalDate().plusDays(terms.horizonDays()))
        || first.toLocalDate().isAfter(date)
        || terms.cutOff().filter(time -> !local.isBefore(cutOff(date, time))).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(first.toLocalDate().equals(date) ? first.toLocalTime() : LocalTime.MIN);
  }

  private static LocalDateTime cutOff(LocalDate date, LocalTime time) {
    return date.minusDays(1).atTime(time);
  }

  /**
   * The visits that have no place under this plan: those that were booked first keep theirs.
   *
   * @param claims what is booked, held or kept, in the order in which they keep their places
   */
  public static List<AppointmentId> hits(List<Claim> claims, List<DaySlots> days) {
    var taken = new HashMap<List<Object>, Integer>();
    var hits = new ArrayList<AppointmentId>();
    for (var claim : claims) {
      var day = days.stream().filter(one -> one.date().equals(claim.time().date())).findFirst();
      var slots = day.map(one -> one.overlapping(claim.time())).orElse(List.of());
      var fits =
          day.filter(one -> one.covers(claim.time())).isPresent()
              && slots.stream()
                  .allMatch(
                      slot ->
                          taken.getOrDefault(key(claim.time().date(), slot), 0) < slot.places());
      if (fits) {
        slots.forEach(slot -> taken.merge(key(claim.time().date(), slot), 1, Integer::sum));
      } else {
        hits.add(claim.id());
      }
    }
    return hits;
  }

  private static List<Object> key(LocalDate date, Slot slot) {
    return List.of(date, slot.from());
  }

  /** The order in which claims keep their places: what is confirmed first, then the older. */
  public static final Comparator<Claim> PRECEDENCE =
      Comparator.comparing((Claim claim) -> !claim.confirmed())
          .thenComparing(Claim::madeAt)
          .thenComparing(claim -> claim.id().value());

  /**
   * A place that is taken.
   *
   * @param confirmed whether a visitor relies on it; else it is only held, offered or cooling down
   */
  public record Claim(AppointmentId id, VisitTime time, boolean confirmed, Instant madeAt) {}
}
