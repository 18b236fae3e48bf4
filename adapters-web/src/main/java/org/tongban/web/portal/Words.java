package org.tongban.web.portal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them, in China's zone. */
public final class Words {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA).withZone(ZONE);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy年M月d日（EEE）", Locale.CHINA);

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.CHINA);

  private Words() {}

  /** Date and time, to the minute. */
  public static String time(Instant at) {
    return TIME.format(at);
  }

  /** A date with its day of the week. */
  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** A time of day, to the minute; midnight at the end of a day is 24:00. */
  public static String clock(LocalTime time) {
    return time.equals(LocalTime.MAX) ? "24:00" : CLOCK.format(time);
  }
}
