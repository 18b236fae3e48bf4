package org.tongban.web.api.notification;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tongban.application.notification.ManagePreferences;
import org.tongban.domain.notification.QuietHours;
import org.tongban.domain.notification.Topic;
import org.tongban.web.api.Inputs;

/**
 * What the person chooses.
 *
 * @param muted names of topics
 * @param quietHours left out for the usual ones
 */
@Serdeable
record NotificationPreferencesRequest(
    @Nullable Boolean sms,
    @Nullable Boolean mail,
    @Nullable List<String> muted,
    @Nullable QuietHoursRequest quietHours) {
  private static final int MOST_TOPICS = 20;

  /** Quiet hours in China's time, {@code HH:mm}. */
  @Serdeable
  record QuietHoursRequest(@Nullable String from, @Nullable String until) {}

  ManagePreferences.Choice read(Inputs inputs, int version) {
    if (sms == null) {
      inputs.wrong("/sms", "请填写。");
    }
    if (mail == null) {
      inputs.wrong("/mail", "请填写。");
    }
    var topics = topics(inputs);
    var hours = hours(inputs);
    inputs.check();
    return new ManagePreferences.Choice(version, sms, mail, topics, hours);
  }

  private Set<Topic> topics(Inputs inputs) {
    var topics = new HashSet<Topic>();
    var named = muted == null ? List.<String>of() : muted;
    if (named.size() > MOST_TOPICS) {
      inputs.wrong("/muted", "最多 " + MOST_TOPICS + " 项。");
      return topics;
    }
    for (int i = 0; i < named.size(); i++) {
      var topic = inputs.required("/muted/" + i, named.get(i), Inputs.constant(Topic.class));
      if (topic != null) {
        topics.add(topic);
      }
    }
    return topics;
  }

  private Optional<QuietHours> hours(Inputs inputs) {
    if (quietHours == null) {
      return Optional.empty();
    }
    var from =
        inputs.required(
            "/quietHours/from", quietHours.from(), NotificationPreferencesRequest::time);
    var until =
        inputs.required(
            "/quietHours/until", quietHours.until(), NotificationPreferencesRequest::time);
    return from == null || until == null
        ? Optional.empty()
        : Optional.of(new QuietHours(from, until));
  }

  private static LocalTime time(String text) {
    try {
      return LocalTime.parse(text).withSecond(0).withNano(0);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("时间的格式为 时:分，例如 22:00。", e);
    }
  }
}
