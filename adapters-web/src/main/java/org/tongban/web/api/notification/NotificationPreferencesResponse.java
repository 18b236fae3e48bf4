package org.tongban.web.api.notification;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import org.tongban.application.notification.ManagePreferences;
import org.tongban.domain.notification.MailAddress;
import org.tongban.domain.notification.QuietHours;
import org.tongban.domain.notification.Topic;

/**
 * How the person is told. The portal always has every message.
 *
 * @param mailAddress the confirmed address
 * @param mailAddressPending an address that waits for its code
 * @param mailPossible whether this installation sends mail
 * @param muted topics that are in the portal alone; what must be told is sent all the same
 * @param quietHours the person's own; left out for the usual ones
 */
@Serdeable
record NotificationPreferencesResponse(
    boolean sms,
    boolean mail,
    Optional<String> mailAddress,
    Optional<String> mailAddressPending,
    boolean mailPossible,
    List<Topic> muted,
    Optional<QuietHoursResponse> quietHours,
    QuietHoursResponse usualQuietHours,
    int version) {

  static NotificationPreferencesResponse of(ManagePreferences.Shown shown) {
    var chosen = shown.preferences();
    return new NotificationPreferencesResponse(
        chosen.sms(),
        chosen.mailWorks(),
        chosen.address().map(MailAddress::value),
        chosen.waiting().map(MailAddress::value),
        shown.mailPossible(),
        chosen.muted().stream().sorted().toList(),
        chosen.quiet().map(QuietHoursResponse::of),
        QuietHoursResponse.of(shown.usual()),
        shown.version());
  }

  @Override
  public String toString() {
    return "NotificationPreferencesResponse[" + version + "]";
  }

  /**
   * Quiet hours in China's time, {@code HH:mm}; the same twice for none.
   *
   * @param until on the next day if it is not later
   */
  @Serdeable
  record QuietHoursResponse(String from, String until) {
    static QuietHoursResponse of(QuietHours hours) {
      return new QuietHoursResponse(hours.from().toString(), hours.until().toString());
    }
  }
}
