package org.tongban.domain.place;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tongban.domain.calendar.CalendarDay;
import org.tongban.domain.calendar.DayKind;
import org.tongban.domain.calendar.WorkingCalendar;

/**
 * When a service point is open, read from what its sign says, for example {@code 工作日
 * 08:30–12:00、14:30–17:30} or {@code 每天 07:00–22:00}. Groups of days are divided by a semicolon.
 *
 * @param spans at least one
 */
public record OpeningHours(List<Span> spans) {
  /** Who comes later than this before closing is not served any more that half-day (assumed). */
  public static final int LAST_ENTRY_MINUTES = 30;

  /** How far ahead an opening is looked for. */
  private static final int HORIZON_DAYS = 60;

  private static final String WEEK = "一二三四五六日";
  private static final Pattern GROUP =
      Pattern.compile("(工作日|每天|每日|周[一二三四五六日天](?:(?:[-~至到、,]周?[一二三四五六日天])*))?(.+)");
  private static final Pattern TIMES =
      Pattern.compile("([01]?[0-9]|2[0-3]):([0-5][0-9])[-~至到]([01]?[0-9]|2[0-4]):([0-5][0-9])");

  /** On which days a span holds. */
  public enum Days {
    /** Working days, adjusted weekends included. */
    WORKING_DAYS,
    /** Every day of the year. */
    EVERY_DAY,
    /** The named days of the week, unless they are statutory holidays. */
    DAYS_OF_WEEK
  }

  /**
   * A part of a day.
   *
   * @param week the days of the week; empty unless {@link Days#DAYS_OF_WEEK}
   * @param until later than {@code from}; {@link LocalTime#MAX} is midnight
   */
  public record Span(Days days, Set<DayOfWeek> week, LocalTime from, LocalTime until) {
    /**
     * @throws IllegalArgumentException if it ends before it begins
     */
    public Span {
      week = Set.copyOf(week);
      if (!from.isBefore(until)) {
        throw new IllegalArgumentException("It closes before it opens: " + from + " to " + until);
      }
    }

    /** Whether it holds on that day. */
    public boolean on(CalendarDay day) {
      return switch (days) {
        case EVERY_DAY -> true;
        case WORKING_DAYS -> day.working();
        case DAYS_OF_WEEK ->
            week.contains(day.date().getDayOfWeek()) && day.kind() != DayKind.HOLIDAY;
      };
    }
  }

  /**
   * When one can go there.
   *
   * @param from now, if it is open; else the next time it opens
   * @param until when that part of the day ends
   * @param openNow whether it is open at this moment, with enough time left
   * @param provisional whether the day may still turn out to be a day of rest
   */
  public record Opening(
      LocalDate day, LocalTime from, LocalTime until, boolean openNow, boolean provisional) {}

  public OpeningHours {
    spans = spans.stream().sorted(Comparator.comparing(Span::from)).toList();
    if (spans.isEmpty()) {
      throw new IllegalArgumentException("Opening hours have at least one span");
    }
  }

  /** What the sign says; empty if it can't be understood, and then people have to ask. */
  public static Optional<OpeningHours> parse(String sign) {
    var text =
        Normalizer.normalize(sign == null ? "" : sign, Normalizer.Form.NFKC)
            .replaceAll("[–—―−]", "-")
            .replaceAll("\\s", "");
    var spans = new ArrayList<Span>();
    for (var part : text.split("[;。]")) {
      if (!part.isEmpty() && !read(part, spans)) {
        return Optional.empty();
      }
    }
    return spans.isEmpty() ? Optional.empty() : Optional.of(new OpeningHours(spans));
  }

  private static boolean read(String part, List<Span> spans) {
    if (part.matches("(每天|每日)?(24小时|全天)(开放|服务)?")) {
      spans.add(new Span(Days.EVERY_DAY, Set.of(), LocalTime.MIN, LocalTime.MAX));
      return true;
    }
    var group = GROUP.matcher(part);
    if (!group.matches() || group.group(1) == null) {
      return false;
    }
    var named = group.group(1);
    var days =
        switch (named) {
          case "工作日" -> Days.WORKING_DAYS;
          case "每天", "每日" -> Days.EVERY_DAY;
          default -> Days.DAYS_OF_WEEK;
        };
    var week = days == Days.DAYS_OF_WEEK ? week(named) : EnumSet.noneOf(DayOfWeek.class);
    for (var times : group.group(2).split("[、,]")) {
      var found = TIMES.matcher(times);
      if (!found.matches() || !from(found).isBefore(until(found))) {
        return false;
      }
      spans.add(new Span(days, week, from(found), until(found)));
    }
    return true;
  }

  private static LocalTime from(Matcher times) {
    return LocalTime.of(Integer.parseInt(times.group(1)), Integer.parseInt(times.group(2)));
  }

  private static LocalTime until(Matcher times) {
    var hour = Integer.parseInt(times.group(3));
    return hour == 24 ? LocalTime.MAX : LocalTime.of(hour, Integer.parseInt(times.group(4)));
  }

  private static Set<DayOfWeek> week(String named) {
    var week = EnumSet.noneOf(DayOfWeek.class);
    var before = 0;
    var range = false;
    for (var character : named.replace('天', '日').replace("周", "").toCharArray()) {
      var day = WEEK.indexOf(character) + 1;
      if (day == 0) {
        range = character != '、' && character != ',';
        continue;
      }
      for (var each = range ? before : day; ; each = each % WEEK.length() + 1) {
        week.add(DayOfWeek.of(each));
        if (each == day) {
          break;
        }
      }
      before = day;
      range = false;
    }
    return week;
  }

  /**
   * When one can go there next; empty if it does not open within 60 days or the calendar ends.
   *
   * @param now the time at the place
   * @param calendar of the place's region
   */
  public Optional<Opening> next(LocalDateTime now, WorkingCalendar calendar) {
    for (var ahead = 0; ahead <= HORIZON_DAYS; ahead++) {
      var date = now.toLocalDate().plusDays(ahead);
      if (!WorkingCalendar.covers(date)) {
        return Optional.empty();
      }
      var day = calendar.day(date);
      var earliest = ahead == 0 ? now.toLocalTime() : LocalTime.MIN;
      for (var span : spans) {
        if (span.on(day)
            && !earliest.plusMinutes(LAST_ENTRY_MINUTES).isBefore(earliest)
            && !earliest.plusMinutes(LAST_ENTRY_MINUTES).isAfter(span.until())) {
          var open = ahead == 0 && !earliest.isBefore(span.from());
          return Optional.of(
              new Opening(
                  date, open ? earliest : span.from(), span.until(), open, day.provisional()));
        }
      }
    }
    return Optional.empty();
  }
}
