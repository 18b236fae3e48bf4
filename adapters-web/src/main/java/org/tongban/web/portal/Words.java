package org.tongban.web.portal;

import java.time.Instant;
import java.time.LocalDate;
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

  private Words() {}

  /** Date and time, to the minute. */
  public static String time(Instant at) {
    return TIME.format(at);
  }

  /** A date with its day of the week. */
  public static String day(LocalDate day) {
    return DAY.format(day);
  }
}
