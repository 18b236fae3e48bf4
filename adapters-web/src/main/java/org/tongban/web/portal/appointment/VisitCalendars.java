package org.tongban.web.portal.appointment;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.tongban.application.appointment.Plans;
import org.tongban.application.appointment.Plans.Planned;
import org.tongban.application.appointment.SeeAvailability;
import org.tongban.application.appointment.SeeAvailability.Day;
import org.tongban.application.place.Places;
import org.tongban.domain.appointment.BookingTerms;
import org.tongban.domain.appointment.OpeningPlan;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.calendar.WorkingCalendar;
import org.tongban.domain.place.ServicePoint;
import org.tongban.web.api.Times;
import org.tongban.web.portal.Words;
import org.tongban.web.portal.appointment.VisitDay.Kind;

/** Makes the calendars of service groups. */
@Singleton
class VisitCalendars {
  private static final int MONTHS_AHEAD = 12;

  private final SeeAvailability availability;
  private final Plans plans;
  private final Places places;
  private final Clock clock;

  VisitCalendars(SeeAvailability availability, Plans plans, Places places, Clock clock) {
    this.availability = availability;
    this.plans = plans;
    this.places = places;
    this.clock = clock;
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Times.ZONE);
  }

  /** A date as an address or a form says it; empty if it is none that the calendar has. */
  static Optional<LocalDate> date(String text) {
    try {
      return Optional.ofNullable(text).map(LocalDate::parse).filter(WorkingCalendar::covers);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<YearMonth> month(String text) {
    try {
      return Optional.ofNullable(text).map(YearMonth::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The group with its place and what it takes bookings by. */
  private record Found(ServicePoint point, Planned planned, OpeningPlan plan, Instant now) {}

  /**
   * The month that is asked for, or that of the day; if neither is, that of the first day with a
   * place, which then is chosen.
   *
   * @return empty if there is no such group, or it does not handle what is chosen
   */
  Optional<VisitCalendar> find(
      ServiceGroupCode code, VisitChoice choice, String monthText, String dayText) {
    var planned =
        plans
            .find(code)
            .filter(one -> one.group().active())
            .filter(one -> choice.items().stream().allMatch(one.group()::handles));
    var point = places.organisation().servicePoint(code.place());
    return planned.isEmpty() || point.isEmpty()
        ? Optional.empty()
        : Optional.of(calendar(planned.get(), point.get(), choice, monthText, dayText));
  }

  private VisitCalendar calendar(
      Planned planned, ServicePoint point, VisitChoice choice, String monthText, String dayText) {
    var now = clock.instant();
    int minutes = planned.group().minutesOf(choice.items(), choice.people());
    if (planned.bookable().isEmpty()) {
      return new VisitCalendar(
          planned.group(),
          point,
          minutes,
          false,
          YearMonth.from(today()),
          List.of(),
          Optional.empty(),
          today(),
          today(),
          BookingTerms.USUAL.holdMinutes());
    }
    var found = new Found(point, planned, planned.bookable().get(), now);
    var wanted = date(dayText).filter(date -> !date.isBefore(today()));
    var asked =
        month(monthText)
            .or(() -> wanted.map(YearMonth::from))
            .filter(one -> !one.isBefore(YearMonth.from(today())))
            .filter(one -> !one.isAfter(YearMonth.from(today()).plusMonths(MONTHS_AHEAD)))
            .filter(one -> WorkingCalendar.covers(one.atEndOfMonth()));
    var first = asked.isEmpty() ? firstOpen(found, choice) : Optional.<VisitDay>empty();
    var month =
        asked
            .or(() -> first.map(VisitDay::date).map(YearMonth::from))
            .orElseGet(() -> YearMonth.from(today()));
    var days = days(found, choice, month.atDay(1), month.atEndOfMonth());
    var shown = wanted.or(() -> first.map(VisitDay::date));
    return new VisitCalendar(
        planned.group(),
        point,
        minutes,
        true,
        month,
        days,
        shown.flatMap(date -> days.stream().filter(day -> day.date().equals(date)).findFirst()),
        today(),
        found.plan().lastDay(now),
        found.plan().terms().holdMinutes());
  }

  private Optional<VisitDay> firstOpen(Found found, VisitChoice choice) {
    var limit = today().plusDays(SeeAvailability.MAXIMUM_DAYS - 1L);
    var last = found.plan().lastDay(found.now());
    return days(found, choice, today(), last.isBefore(limit) ? last : limit).stream()
        .filter(day -> day.kind() == Kind.OPEN)
        .findFirst();
  }

  private List<VisitDay> days(Found found, VisitChoice choice, LocalDate first, LocalDate last) {
    return availability
        .days(found.point().code(), first, last, choice.wanted())
        .orElse(List.of())
        .stream()
        .filter(one -> one.group().code().equals(found.planned().group().code()))
        .flatMap(one -> one.days().stream().map(day -> day(found, one.minutes(), day)))
        .toList();
  }

  private VisitDay day(Found found, int minutes, Day day) {
    var date = day.date();
    boolean apart = minutes <= found.plan().intervalMinutes();
    if (date.isBefore(today())) {
      return new VisitDay(date, Kind.PAST, day.starts(), apart, "已经过去");
    }
    if (day.starts().isEmpty()) {
      return without(found, day, apart);
    }
    if (day.starts().stream().anyMatch(start -> start.remaining() > 0)) {
      return new VisitDay(date, Kind.OPEN, day.starts(), apart, "");
    }
    if (date.isAfter(found.plan().lastDay(found.now()))) {
      var from = date.minusDays(found.plan().terms().horizonDays());
      return new VisitDay(date, Kind.NOT_YET, day.starts(), apart, Words.day(from) + "起可以预约");
    }
    return day.starts().stream()
            .anyMatch(start -> found.plan().open(date, start.time().from(), found.now()))
        ? new VisitDay(date, Kind.FULL, day.starts(), apart, "约满了，可以候补")
        : new VisitDay(date, Kind.TOO_LATE, day.starts(), apart, "已过预约的时间，可以直接到现场取号");
  }

  /** The plan's own reason, or the calendar's; a plain day without any is one without bookings. */
  private VisitDay without(Found found, Day day, boolean apart) {
    var known = places.calendar(found.point().region()).day(day.date());
    boolean usual = known.words().equals(day.why());
    return usual && !known.working()
        ? new VisitDay(day.date(), Kind.REST, List.of(), apart, known.words())
        : new VisitDay(day.date(), Kind.CLOSED, List.of(), apart, usual ? "这一天不安排预约" : day.why());
  }
}
