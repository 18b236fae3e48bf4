package org.tongban.web.api;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Times as the API tells them: the time in China, with its offset. */
public final class Times {
  /** The zone of all dates. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private Times() {}

  /** To the millisecond. */
  public static OffsetDateTime of(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).atZone(ZONE).toOffsetDateTime();
  }
}
