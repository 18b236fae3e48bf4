package org.tongban.persistence.notification;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tongban.domain.notification.MailAddress;
import org.tongban.domain.notification.Preferences;
import org.tongban.domain.notification.QuietHours;
import org.tongban.domain.notification.Topic;

/** What a person chose, as it is encrypted. */
@Serdeable
record PreferencesContent(
    boolean sms,
    boolean mail,
    @Nullable String address,
    @Nullable PendingContent pending,
    @Nullable List<String> muted,
    @Nullable String quietFrom,
    @Nullable String quietUntil) {

  static PreferencesContent of(Preferences chosen) {
    return new PreferencesContent(
        chosen.sms(),
        chosen.mail(),
        chosen.address().map(MailAddress::value).orElse(null),
        chosen.pending().map(PendingContent::of).orElse(null),
        chosen.muted().stream().map(Topic::name).sorted().toList(),
        chosen.quiet().map(hours -> hours.from().toString()).orElse(null),
        chosen.quiet().map(hours -> hours.until().toString()).orElse(null));
  }

  Preferences preferences() {
    return new Preferences(
        sms,
        mail,
        Optional.ofNullable(address).map(MailAddress::new),
        Optional.ofNullable(pending).map(PendingContent::pending),
        Stream.ofNullable(muted)
            .flatMap(List::stream)
            .map(Topic::valueOf)
            .collect(Collectors.toSet()),
        Optional.ofNullable(quietFrom)
            .map(from -> new QuietHours(LocalTime.parse(from), LocalTime.parse(quietUntil))));
  }

  /** Says nothing of it. */
  @Override
  public String toString() {
    return "PreferencesContent[***]";
  }

  /** An address that waits for its confirmation. */
  @Serdeable
  record PendingContent(
      @Nullable String address,
      @Nullable String code,
      String until,
      int wrong,
      String day,
      int sent) {
    static PendingContent of(Preferences.Pending pending) {
      return new PendingContent(
          pending.address().map(MailAddress::value).orElse(null),
          pending.code(),
          pending.until().toString(),
          pending.wrong(),
          pending.day().toString(),
          pending.sent());
    }

    Preferences.Pending pending() {
      return new Preferences.Pending(
          Optional.ofNullable(address).map(MailAddress::new),
          code == null ? "" : code,
          Instant.parse(until),
          wrong,
          LocalDate.parse(day),
          sent);
    }

    /** Says nothing of it. */
    @Override
    public String toString() {
      return "PendingContent[***]";
    }
  }
}
