package org.tongban.domain.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The holidays of all citizens as the law alone fixes them: 《全国年节及纪念日放假办法》, revised 2024-11-10
 * (State Council decree 795), articles 2 and 6.
 */
final class StatutoryHolidays {
  /** One day of one holiday. */
  record Day(LocalDate date, String name) {}

  private StatutoryHolidays() {}

  /** The 13 days of article 2, in no particular order; a date is there twice if two feasts meet. */
  static List<Day> of(int year) {
    var newYear = LunarCalendar.date(year, 1, 1);
    var days = new ArrayList<Day>();
    add(days, "元旦", LocalDate.of(year, 1, 1), 1);
    add(days, "春节", newYear.minusDays(1), 4);
    add(days, "清明", LunarCalendar.qingming(year), 1);
    add(days, "劳动节", LocalDate.of(year, 5, 1), 2);
    add(days, "端午", LunarCalendar.date(year, 5, 5), 1);
    add(days, "中秋", LunarCalendar.date(year, 8, 15), 1);
    add(days, "国庆节", LocalDate.of(year, 10, 1), 3);
    return days;
  }

  static void add(List<Day> days, String name, LocalDate first, int count) {
    for (var i = 0; i < count; i++) {
      days.add(new Day(first.plusDays(i), name));
    }
  }

  /**
   * The days of rest the holidays make, with their names. A holiday that falls on a day of rest is
   * made up for on a working day (article 6: 适逢周六、周日，应当在工作日补假); the law leaves open which, here it
   * is the next one. Two feasts on one day are made up for too, as the notices of 2020 and 2025
   * did. So the number of working days in the year is the one its notice will give, whichever
   * weekends that swaps.
   *
   * @param restsAnyway whether a date is a day of rest without these holidays
   */
  static Map<LocalDate, String> daysOfRest(List<Day> holidays, Predicate<LocalDate> restsAnyway) {
    var rest = new TreeMap<LocalDate, String>();
    var toMakeUp = new ArrayList<Day>();
    for (var holiday : holidays) {
      var first = rest.putIfAbsent(holiday.date(), holiday.name());
      if (first != null) {
        rest.put(holiday.date(), first + "、" + holiday.name());
      }
      if (first != null || restsAnyway.test(holiday.date())) {
        toMakeUp.add(holiday);
      }
    }
    for (var holiday : toMakeUp) {
      var date = holiday.date();
      while (rest.containsKey(date) || restsAnyway.test(date)) {
        date = date.plusDays(1);
      }
      rest.put(date, holiday.name());
    }
    return rest;
  }
}
