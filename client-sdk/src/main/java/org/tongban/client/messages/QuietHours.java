package org.tongban.client.messages;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** When nobody is disturbed, in China's time, as {@code HH:mm}. */
public final class QuietHours extends Answer {
  /** Reads them. */
  public QuietHours(JsonObject json) {
    super(json);
  }

  /** When they begin. */
  public String from() {
    return json().textOr("from", "");
  }

  /** When they end, on the next day if it is not later. */
  public String until() {
    return json().textOr("until", "");
  }
}
