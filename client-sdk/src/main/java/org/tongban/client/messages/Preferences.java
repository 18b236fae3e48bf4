package org.tongban.client.messages;

import java.util.List;
import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** How the person is told besides by messages, which are always there. */
public final class Preferences extends Answer {
  private final long version;

  /** Reads it; {@code version} is necessary. */
  public Preferences(JsonObject json) {
    super(json);
    version = json.number("version");
  }

  /** To be sent with a change. */
  public long version() {
    return version;
  }

  /** Whether by short message. What must be told comes so in any case. */
  public boolean sms() {
    return json().flag("sms");
  }

  /** Whether by mail. */
  public boolean mail() {
    return json().flag("mail");
  }

  /** The confirmed address of mail, or null. */
  public String mailAddress() {
    return json().textOr("mailAddress", null);
  }

  /** The address that waits for its code, or null. */
  public String mailAddressPending() {
    return json().textOr("mailAddressPending", null);
  }

  /** Whether this server sends mail at all. */
  public boolean mailPossible() {
    return json().flag("mailPossible");
  }

  /** What is in the messages alone. */
  public List<Topic> muted() {
    return json().eachOf("muted", Topic.UNKNOWN);
  }

  /** When the person is not disturbed; null for the usual time. */
  public QuietHours quietHours() {
    return json().valueOr("quietHours", QuietHours::new);
  }

  /** When people are usually not disturbed; the same twice for never. */
  public QuietHours usualQuietHours() {
    return json().valueOr("usualQuietHours", QuietHours::new);
  }
}
