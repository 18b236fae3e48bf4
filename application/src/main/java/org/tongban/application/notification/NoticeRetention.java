package org.tongban.application.notification;

import java.time.Duration;

/**
 * How long messages and the log of what was sent are kept.
 *
 * @param messages a message, from the day it came
 * @param log an entry of the log
 */
public record NoticeRetention(Duration messages, Duration log) {
  private static final Duration LEAST = Duration.ofDays(30);

  /**
   * @throws IllegalArgumentException if one of them is shorter than thirty days
   */
  public NoticeRetention {
    if (messages.compareTo(LEAST) < 0 || log.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException(
          "Messages and the log are kept for at least 30 days: " + messages + ", " + log);
    }
  }
}
