package org.tongban.domain.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which days are working days, from {@link #FIRST_DAY} to {@link #LAST_DAY}. Immutable; an import
 * of a new notice makes a new calendar.
 *
 * <p>Years with a notice of the State Council follow it to the day, adjusted working weekends
 * included (行政许可法 §82: limits count in working days, without statutory holidays). All other years
 * follow the law alone ({@code 《全国年节及纪念日放假办法》} of 2024) and all their days are provisional.
 *
 * <p>Dates outside the range are refused with {@link IllegalArgumentException} by every method.
 */
public final class WorkingCalendar {
  /** The first day of the calendar, and the origin of the ordinals. */
  public static final LocalDate FIRST_DAY = LocalDate.of(LunarCalendar.FIRST_YEAR, 1, 1);

  /** The last day of the calendar. */
  public static final LocalDate LAST_DAY = LocalDate.of(LunarCalendar.LAST_YEAR, 12, 31);

  /**
   * How far from a regional holiday without a notice days are provisional: no notice known (Guangxi
   * 2017–2024, the State Council 2019–2026) swaps a day with one further away.
   */
  private static final int REGIONAL_UNCERTAINTY_DAYS = 15;

  private final CalendarDay[] days;
  private final int[] ordinals;
  private final int[] workingDays;
  private final Map<String, WorkingCalendar> regional;

  private WorkingCalendar(CalendarDay[] days, Map<String, WorkingCalendar> regional) {
    this.days = days;
    this.regional = Map.copyOf(regional);
    ordinals = new int[days.length];
    var indexes = new int[days.length + 1];
    var count = 0;
    for (var i = 0; i < days.length; i++) {
      if (days[i].working()) {
        indexes[++count] = i;
      }
      ordinals[i] = count;
    }
    workingDays = Arrays.copyOf(indexes, count + 1);
  }

  /**
   * The national calendar.
   *
   * @param published every day named in the notices, days off and worked weekends; a day that is
   *     not named is a plain one. A notice may name days of the year before
   * @param publishedYears the years that have a notice; the others follow the law and are
   *     provisional
   * @throws IllegalArgumentException if two entries for one day differ, or a day or year lies
   *     outside the calendar
   */
  public static WorkingCalendar of(
      Collection<PublishedDay> published, Set<Integer> publishedYears) {
    checkYears(publishedYears);
    var days = new CalendarDay[index(LAST_DAY) + 1];
    for (var year = LunarCalendar.FIRST_YEAR; year <= LunarCalendar.LAST_YEAR; year++) {
      var provisional = !publishedYears.contains(year);
      var first = LocalDate.of(year, 1, 1);
      for (var date = first; date.getYear() == year; date = date.plusDays(1)) {
        days[index(date)] = CalendarDay.plain(date, provisional);
      }
      if (provisional) {
        StatutoryHolidays.daysOfRest(StatutoryHolidays.of(year), CalendarDay::isWeekend)
            .forEach((date, name) -> days[index(date)] = holiday(date, name, true));
      }
    }
    apply(published, days);
    return new WorkingCalendar(days, Map.of());
  }

  /**
   * This calendar, knowing one more region of its own. In years without a notice of the region the
   * holiday's days by rule, and the days around them that such a notice might swap, are provisional
   * there. Takes the place of what was known for the same prefix.
   *
   * @throws IllegalArgumentException as for {@link #of}
   */
  public WorkingCalendar withRegional(RegionalHolidays holidays) {
    checkYears(holidays.publishedYears());
    var changed = days.clone();
    for (var year = LunarCalendar.FIRST_YEAR; year <= LunarCalendar.LAST_YEAR; year++) {
      if (!holidays.publishedYears().contains(year)) {
        applyRule(holidays, year, changed);
      }
    }
    apply(holidays.published(), changed);
    var regions = new HashMap<>(regional);
    regions.put(holidays.regionPrefix(), new WorkingCalendar(changed, Map.of()));
    return new WorkingCalendar(days, regions);
  }

  private void applyRule(RegionalHolidays holidays, int year, CalendarDay[] changed) {
    var rest = StatutoryHolidays.daysOfRest(holidays.byRule(year), date -> !day(date).working());
    rest.forEach(
        (date, name) -> {
          if (day(date).kind() != DayKind.HOLIDAY) {
            changed[index(date)] = holiday(date, name, true);
          }
          var from = Math.max(0, index(date) - REGIONAL_UNCERTAINTY_DAYS);
          var to = Math.min(changed.length - 1, index(date) + REGIONAL_UNCERTAINTY_DAYS);
          for (var i = from; i <= to; i++) {
            changed[i] = changed[i].asProvisional();
          }
        });
  }

  private static void checkYears(Set<Integer> years) {
    for (var year : years) {
      if (year < LunarCalendar.FIRST_YEAR || year > LunarCalendar.LAST_YEAR) {
        throw new IllegalArgumentException("The calendar does not know the year " + year);
      }
    }
  }

  private static void apply(Collection<PublishedDay> published, CalendarDay[] days) {
    var seen = new HashMap<LocalDate, PublishedDay>();
    for (var day : published) {
      var before = seen.put(day.date(), day);
      if (before != null && !before.equals(day)) {
        throw new IllegalArgumentException("Contradictory entries: " + before + ", " + day);
      }
      days[index(day.date())] =
          day.working()
              ? new CalendarDay(day.date(), DayKind.ADJUSTED_WORKDAY, day.name(), false)
              : holiday(day.date(), day.name(), false);
    }
  }

  private static CalendarDay holiday(LocalDate date, String name, boolean provisional) {
    return new CalendarDay(date, DayKind.HOLIDAY, name, provisional);
  }

  private static int index(LocalDate date) {
    if (!covers(date)) {
      throw new IllegalArgumentException("The calendar does not know the day " + date);
    }
    return (int) ChronoUnit.DAYS.between(FIRST_DAY, date);
  }

  /** Whether the date lies in the calendar's range. */
  public static boolean covers(LocalDate date) {
    return !date.isBefore(FIRST_DAY) && !date.isAfter(LAST_DAY);
  }

  /**
   * The calendar that holds in a region: the one whose prefix fits the code best, else this one.
   *
   * @param regionCode a code of the region, its town or village (GB/T 2260)
   */
  public WorkingCalendar forRegion(String regionCode) {
    Objects.requireNonNull(regionCode, "regionCode");
    return regional.keySet().stream()
        .filter(regionCode::startsWith)
        .max(Comparator.comparingInt(String::length))
        .map(regional::get)
        .orElse(this);
  }

  /** What the calendar knows of the day. */
  public CalendarDay day(LocalDate date) {
    return days[index(date)];
  }

  /** Whether it is a working day (工作日). */
  public boolean isWorkingDay(LocalDate date) {
    return day(date).working();
  }

  /**
   * The number of working days from {@link #FIRST_DAY} up to and including the date: 0 on
   * 2019-01-01, a holiday. A day of rest has the ordinal of the working day before it. Kept in work
   * lists in place of a date: it stays right when a notice moves days of rest about.
   */
  public long ordinal(LocalDate date) {
    return ordinals[index(date)];
  }

  /**
   * The working day that has the ordinal; {@link #FIRST_DAY} for 0 where that is no working day.
   *
   * @throws IllegalArgumentException if the ordinal is negative or above {@link #lastOrdinal}
   */
  public LocalDate dateOfOrdinal(long ordinal) {
    if (ordinal < 0 || ordinal > lastOrdinal()) {
      throw new IllegalArgumentException("The calendar does not know the working day " + ordinal);
    }
    return days[workingDays[(int) ordinal]].date();
  }

  /** The ordinal of the calendar's last working day. */
  public long lastOrdinal() {
    return workingDays.length - 1L;
  }

  /**
   * The last day of a limit without pauses; {@link Counting} knows pauses and explains. The day of
   * the event is not counted, counting starts at the next working day (民法典 §201, 行政许可法 §82). A
   * limit of no days ends on the day of the event, or on the next working day if that is a day of
   * rest (民法典 §203).
   *
   * @param event the day of the event, for example of acceptance
   * @param limit the limit
   * @throws IllegalArgumentException if the event or the answer lies outside the calendar
   */
  public LocalDate due(LocalDate event, WorkingDays limit) {
    if (limit.count() == 0) {
      return isWorkingDay(event) ? event : dateOfOrdinal(ordinal(event) + 1);
    }
    return dateOfOrdinal(ordinal(event) + limit.count());
  }
}
