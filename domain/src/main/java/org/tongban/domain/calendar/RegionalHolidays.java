package org.tongban.domain.calendar;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A holiday that one region has on top of the national ones (少数民族习惯的节日, 《全国年节及纪念日放假办法》 article 4):
 * by a lunar rule, and by the region's own notices for the years that have one.
 *
 * @param regionPrefix the first digits of the codes of the region and all inside it (GB/T 2260),
 *     for example 45
 * @param name the holiday's Chinese name, for example 三月三
 * @param lunarMonth 1 to 12
 * @param lunarDay 1 to 29, the holiday's first day
 * @param length its days, 1 to 7; those that fall on days of rest are made up for
 * @param published the days named in the region's notices; may change any day
 * @param publishedYears the years that have a notice; in these the rule is not applied
 */
public record RegionalHolidays(
    String regionPrefix,
    String name,
    int lunarMonth,
    int lunarDay,
    int length,
    List<PublishedDay> published,
    Set<Integer> publishedYears) {
  /**
   * @throws IllegalArgumentException if a value lies outside its range
   */
  public RegionalHolidays {
    Objects.requireNonNull(name, "name");
    if (!regionPrefix.matches("[0-9]{2,6}")
        || name.isBlank()
        || lunarMonth < 1
        || lunarMonth > 12
        || lunarDay < 1
        || lunarDay > 29
        || length < 1
        || length > 7) {
      throw new IllegalArgumentException("Not a regional holiday: " + regionPrefix + " " + name);
    }
    published = List.copyOf(published);
    publishedYears = Set.copyOf(publishedYears);
  }

  /**
   * 壮族三月三 of Guangxi, two days from the third of the third lunar month, without any notice yet:
   * 《广西壮族自治区少数民族习惯节日放假办法》 (decree 98 of the region's government, since 2014).
   */
  public static RegionalHolidays guangxi() {
    return new RegionalHolidays("45", "三月三", 3, 3, 2, List.of(), Set.of());
  }

  /** The same holiday with these notices instead. */
  public RegionalHolidays withPublished(Collection<PublishedDay> days, Set<Integer> years) {
    return new RegionalHolidays(
        regionPrefix, name, lunarMonth, lunarDay, length, List.copyOf(days), years);
  }

  /** Its days in the year by the rule. */
  List<StatutoryHolidays.Day> byRule(int year) {
    var days = new ArrayList<StatutoryHolidays.Day>();
    StatutoryHolidays.add(days, name, LunarCalendar.date(year, lunarMonth, lunarDay), length);
    return days;
  }
}
