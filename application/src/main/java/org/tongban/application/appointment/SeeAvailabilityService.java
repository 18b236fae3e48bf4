package org.tongban.application.appointment;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.tongban.application.appointment.Plans.Planned;
import org.tongban.application.appointment.SlotPlaces.TakenDay;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.appointment.DaySlots.Start;
import org.tongban.domain.appointment.OpeningPlan;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.appointment.ServiceWindow;
import org.tongban.domain.appointment.Slot;
import org.tongban.domain.calendar.WorkingCalendar;
import org.tongban.domain.casework.StepContext;
import org.tongban.domain.place.Region;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.ServicePoint;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.place.Window;
import org.tongban.domain.place.WindowKind;

/** Puts the plans, which are in memory, and what is taken, which is one query, together. */
@Singleton
public final class SeeAvailabilityService implements SeeAvailability {
  private static final int MOST_PLACES = 30;
  private static final int MOST_NEAREST = 10;

  /** At the same time, a window that is for other provinces alone is left to those it is for. */
  private static final Comparator<Nearest> SOONEST =
      Comparator.comparing(Nearest::time)
          .thenComparing(SeeAvailabilityService::acrossProvinces)
          .thenComparing(Nearest::remaining, Comparator.reverseOrder())
          .thenComparing(nearest -> nearest.group().code());

  private final Transactions transactions;
  private final Plans plans;
  private final SlotPlaces slots;
  private final Places places;
  private final Clock clock;

  @Inject
  public SeeAvailabilityService(
      Transactions transactions, Plans plans, SlotPlaces slots, Places places, Clock clock) {
    this.transactions = transactions;
    this.plans = plans;
    this.slots = slots;
    this.places = places;
    this.clock = clock;
  }

  /**
   * How many places are taken, by the beginning of the slot; those that have lapsed are left out,
   * and slots nobody has booked are missing.
   */
  private record Taken(Map<DayOfGroup, Map<LocalTime, Integer>> days) {
    static Taken of(List<TakenDay> all) {
      var days = new HashMap<DayOfGroup, Map<LocalTime, Integer>>();
      all.forEach(day -> days.put(new DayOfGroup(day.group(), day.date()), day.places()));
      return new Taken(days);
    }

    ToIntFunction<Slot> on(ServiceGroupCode group, LocalDate date) {
      var day = days.getOrDefault(new DayOfGroup(group, date), Map.of());
      return slot -> day.getOrDefault(slot.from(), 0);
    }
  }

  private record DayOfGroup(ServiceGroupCode group, LocalDate date) {}

  @Override
  public Optional<List<GroupDays>> days(
      UnitCode place, LocalDate first, LocalDate last, Wanted wanted) {
    return places.organisation().servicePoint(place).map(point -> days(point, first, last, wanted));
  }

  private List<GroupDays> days(ServicePoint point, LocalDate first, LocalDate last, Wanted wanted) {
    var planned = handling(List.of(point.code()), wanted);
    var taken = taken(planned, first, last);
    var calendar = places.calendar(point.region());
    var now = clock.instant();
    return planned.stream()
        .map(
            one -> {
              int minutes = one.group().minutesOf(wanted.items(), wanted.people());
              return new GroupDays(
                  one.group(),
                  minutes,
                  one.bookable().isPresent(),
                  one.bookable().stream()
                      .flatMap(
                          plan ->
                              first
                                  .datesUntil(last.plusDays(1))
                                  .filter(WorkingCalendar::covers)
                                  .map(date -> day(one, plan, calendar, date, minutes, taken, now)))
                      .toList());
            })
        .toList();
  }

  private List<Planned> handling(List<UnitCode> where, Wanted wanted) {
    return plans.at(where).stream()
        .filter(one -> one.group().active())
        .filter(one -> wanted.items().stream().allMatch(one.group()::handles))
        .toList();
  }

  private Taken taken(List<Planned> planned, LocalDate first, LocalDate last) {
    var codes =
        planned.stream()
            .filter(one -> one.bookable().isPresent())
            .map(one -> one.group().code())
            .toList();
    return codes.isEmpty()
        ? new Taken(Map.of())
        : Taken.of(transactions.reading(() -> slots.taken(codes, first, last, clock.instant())));
  }

  private static Day day(
      Planned planned,
      OpeningPlan plan,
      WorkingCalendar calendar,
      LocalDate date,
      int minutes,
      Taken taken,
      Instant now) {
    var day = calendar.day(date);
    var starts = plan.slots(day).starts(minutes, taken.on(planned.group().code(), date));
    var open = plan.openFrom(date, now);
    starts.replaceAll(
        start ->
            open.isPresent() && !start.time().from().isBefore(open.get()) ? start : start.closed());
    return new Day(date, starts, starts.isEmpty() ? plan.whyNone(day) : "");
  }

  @Override
  public List<Nearest> nearest(RegionCode from, Wanted wanted) {
    var points = around(from);
    var planned =
        handling(points.stream().map(ServicePoint::code).toList(), wanted).stream()
            .filter(one -> one.bookable().isPresent())
            .toList();
    if (planned.isEmpty()) {
      return List.of();
    }
    var now = clock.instant();
    var today = LocalDate.ofInstant(now, StepContext.ZONE);
    var last =
        planned.stream()
            .map(one -> one.bookable().orElseThrow().lastDay(now))
            .max(Comparator.naturalOrder())
            .orElseThrow();
    var taken = taken(planned, today, last);
    return points.stream()
        .flatMap(
            point ->
                planned.stream()
                    .filter(one -> one.group().place().equals(point.code()))
                    .flatMap(one -> earliest(point, one, today, wanted, taken, now).stream())
                    .min(SOONEST)
                    .stream())
        .limit(MOST_NEAREST)
        .toList();
  }

  private static boolean acrossProvinces(Nearest nearest) {
    var numbers = nearest.group().windows().stream().map(ServiceWindow::number).toList();
    var kinds =
        nearest.point().windows().stream()
            .filter(window -> numbers.contains(window.number()))
            .map(Window::kind)
            .toList();
    return !kinds.isEmpty() && kinds.stream().allMatch(WindowKind.CROSS_PROVINCE::equals);
  }

  /** The places of the village, then those of the town, of the county, of the city. */
  private List<ServicePoint> around(RegionCode from) {
    var organisation = places.organisation();
    if (organisation.regions().find(from).isEmpty()) {
      return List.of();
    }
    return organisation.regions().path(from).stream()
        .map(Region::code)
        .flatMap(
            region ->
                organisation.servicePointsIn(region).stream()
                    .sorted(Comparator.comparing(ServicePoint::code)))
        .limit(MOST_PLACES)
        .toList();
  }

  private Optional<Nearest> earliest(
      ServicePoint point,
      Planned planned,
      LocalDate today,
      Wanted wanted,
      Taken taken,
      Instant now) {
    var plan = planned.bookable().orElseThrow();
    var calendar = places.calendar(point.region());
    int minutes = planned.group().minutesOf(wanted.items(), wanted.people());
    return today
        .datesUntil(plan.lastDay(now).plusDays(1))
        .filter(WorkingCalendar::covers)
        .flatMap(date -> open(planned, plan, calendar, date, minutes, taken, now))
        .findFirst()
        .map(start -> new Nearest(point, planned.group(), start.time(), start.remaining()));
  }

  private static Stream<Start> open(
      Planned planned,
      OpeningPlan plan,
      WorkingCalendar calendar,
      LocalDate date,
      int minutes,
      Taken taken,
      Instant now) {
    return day(planned, plan, calendar, date, minutes, taken, now).starts().stream()
        .filter(start -> start.remaining() > 0);
  }
}
