package org.tongban.integration.notification;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import org.tongban.application.notification.NoticeRetention;
import org.tongban.domain.notification.QuietHours;
import org.tongban.domain.notification.SendingRules;

/**
 * When notices go out and how long they are kept: {@code tongban.notices}. In sample mode nothing
 * waits, so that it can be watched, unless it is configured otherwise.
 */
@Factory
final class NoticeConfiguration {
  private static final Duration GROUPING = Duration.ofMinutes(10);
  private static final int SMS_PER_DAY = 10;
  private static final int MAIL_PER_DAY = 20;
  private static final int NO_LIMIT = 1_000_000;

  /**
   * @throws IllegalStateException if a setting makes no sense
   */
  @Context
  SendingRules rules(
      @Property(name = "tongban.sample", defaultValue = "false") boolean sample,
      @Nullable @Property(name = "tongban.notices.grouping") Duration grouping,
      @Nullable @Property(name = "tongban.notices.sms-per-day") Integer smsPerDay,
      @Nullable @Property(name = "tongban.notices.mail-per-day") Integer mailPerDay,
      @Nullable @Property(name = "tongban.notices.quiet-hours") String quiet) {
    return new SendingRules(
        chosen(grouping, sample ? Duration.ZERO : GROUPING),
        chosen(smsPerDay, sample ? NO_LIMIT : SMS_PER_DAY),
        chosen(mailPerDay, sample ? NO_LIMIT : MAIL_PER_DAY),
        quiet == null ? (sample ? QuietHours.NONE : QuietHours.NIGHT) : hours(quiet));
  }

  private static <T> T chosen(T configured, T otherwise) {
    return configured == null ? otherwise : configured;
  }

  private static QuietHours hours(String text) {
    if (text.equals("none")) {
      return QuietHours.NONE;
    }
    var parts = text.split("-", -1);
    try {
      if (parts.length == 2) {
        return new QuietHours(LocalTime.parse(parts[0].strip()), LocalTime.parse(parts[1].strip()));
      }
    } catch (DateTimeParseException _) {
      // Told below.
    }
    throw new IllegalStateException(
        "tongban.notices.quiet-hours is 'none' or like '22:00-08:00', not '" + text + "'");
  }

  @Context
  NoticeRetention retention(
      @Property(name = "tongban.notices.retention", defaultValue = "P730D") Duration messages,
      @Property(name = "tongban.notices.log-retention", defaultValue = "P1095D") Duration log) {
    return new NoticeRetention(messages, log);
  }
}
