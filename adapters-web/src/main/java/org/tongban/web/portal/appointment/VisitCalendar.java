package org.tongban.web.portal.appointment;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongban.domain.appointment.ServiceGroup;
import org.tongban.domain.place.ServicePoint;

/**
 * A month of a service group, with one of its days chosen.
 *
 * @param minutes how long the visit takes
 * @param bookable false where one comes without an appointment
 * @param days all of the month
 * @param day the one whose times are shown
 * @param today the day at the place
 * @param last the last day that can be booked at this moment
 * @param holdMinutes how long a place is held for who has chosen it
 */
public record VisitCalendar(
    ServiceGroup group,
    ServicePoint point,
    int minutes,
    boolean bookable,
    YearMonth month,
    List<VisitDay> days,
    Optional<VisitDay> day,
    LocalDate today,
    LocalDate last,
    int holdMinutes) {
  private static final int WEEK = 7;

  public VisitCalendar {
    days = List.copyOf(days);
  }

  /** The month before, if any of its days is still to come. */
  public Optional<YearMonth> before() {
    return Optional.of(month.minusMonths(1)).filter(one -> !one.isBefore(YearMonth.from(today)));
  }

  /** The month after, if any of its days can be booked. */
  public Optional<YearMonth> after() {
    return Optional.of(month.plusMonths(1)).filter(one -> !one.isAfter(YearMonth.from(last)));
  }

  /** The weeks that are not over, from Monday on; empty for the days of other months. */
  public List<List<Optional<VisitDay>>> weeks() {
    var weeks = new ArrayList<List<Optional<VisitDay>>>();
    var week = new ArrayList<Optional<VisitDay>>();
    int lead = month.atDay(1).getDayOfWeek().getValue() - 1;
    for (int i = 0; i < lead; i++) {
      week.add(Optional.empty());
    }
    for (var one : days) {
      week.add(Optional.of(one));
      if (week.size() == WEEK) {
        weeks.add(List.copyOf(week));
        week.clear();
      }
    }
    if (!week.isEmpty()) {
      while (week.size() < WEEK) {
        week.add(Optional.empty());
      }
      weeks.add(List.copyOf(week));
    }
    weeks.removeIf(
        one ->
            one.stream()
                .flatMap(Optional::stream)
                .allMatch(day -> day.kind() == VisitDay.Kind.PAST));
    return weeks;
  }

  /** Whether that day is the chosen one. */
  public boolean chosen(VisitDay one) {
    return day.filter(one::equals).isPresent();
  }
}
