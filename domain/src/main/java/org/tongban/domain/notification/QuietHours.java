package org.tongban.domain.notification;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;

/**
 * The time of day in which nobody is disturbed (免打扰时段), in China's time.
 *
 * @param from when it begins
 * @param until when it ends, on the next day if that is not later than the beginning; the same as
 *     the beginning means that there are no quiet hours
 */
public record QuietHours(LocalTime from, LocalTime until) {
  /** Ten in the evening to eight in the morning. */
  public static final QuietHours NIGHT = new QuietHours(LocalTime.of(22, 0), LocalTime.of(8, 0));

  /** Never. */
  public static final QuietHours NONE = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  public QuietHours {
    Objects.requireNonNull(from);
    Objects.requireNonNull(until);
  }

  /** Whether there are any. */
  public boolean any() {
    return !from.equals(until);
  }

  /** The first moment from that one on at which people may be disturbed. */
  public Instant firstAfter(Instant moment) {
    var there = moment.atZone(CHINA);
    var time = there.toLocalTime();
    if (!isQuiet(time)) {
      return moment;
    }
    var day = time.isBefore(until) ? there.toLocalDate() : there.toLocalDate().plusDays(1);
    return day.atTime(until).atZone(CHINA).toInstant();
  }

  private boolean isQuiet(LocalTime time) {
    if (from.isBefore(until)) {
      return !time.isBefore(from) && time.isBefore(until);
    }
    return any() && (!time.isBefore(from) || time.isBefore(until));
  }
}
