package org.tongban.domain.calendar;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What the calendar knows of one day.
 *
 * @param date the day
 * @param kind working or rest, and why
 * @param holiday the Chinese name of the holiday the day belongs to; empty for {@link
 *     DayKind#WEEKDAY} and {@link DayKind#WEEKEND}
 * @param provisional true if no notice was published for the day yet: it follows from the law alone
 *     and may still change
 */
public record CalendarDay(LocalDate date, DayKind kind, String holiday, boolean provisional) {
  /**
   * @throws IllegalArgumentException if a plain day has a holiday's name, or a holiday has none
   */
  public CalendarDay {
    Objects.requireNonNull(date, "date");
    var plain =
        switch (kind) {
          case WEEKDAY, WEEKEND -> true;
          case ADJUSTED_WORKDAY, HOLIDAY -> false;
        };
    if (plain != holiday.isEmpty()) {
      throw new IllegalArgumentException("A " + kind + " cannot be named '" + holiday + "'");
    }
  }

  /** A day without any holiday: works from Monday to Friday. */
  static CalendarDay plain(LocalDate date, boolean provisional) {
    return new CalendarDay(
        date, isWeekend(date) ? DayKind.WEEKEND : DayKind.WEEKDAY, "", provisional);
  }

  static boolean isWeekend(LocalDate date) {
    return date.getDayOfWeek().getValue() >= 6;
  }

  CalendarDay asProvisional() {
    return new CalendarDay(date, kind, holiday, true);
  }

  /** Whether it is a working day (工作日). */
  public boolean working() {
    return kind.working();
  }

  /** The reason in Chinese words, for example 周六，休息日 or 国庆节调休，周六上班. */
  public String words() {
    return switch (kind) {
      case WEEKDAY -> weekday() + "，工作日";
      case WEEKEND -> weekday() + "，休息日";
      case HOLIDAY -> holiday + "放假";
      case ADJUSTED_WORKDAY -> holiday + "调休，" + weekday() + "上班";
    };
  }

  private String weekday() {
    return "周" + "一二三四五六日".charAt(date.getDayOfWeek().getValue() - 1);
  }
}
