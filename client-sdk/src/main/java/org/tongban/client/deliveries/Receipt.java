package org.tongban.client.deliveries;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** What a person said about the arrival of a result. */
public final class Receipt extends Answer {
  /** Reads it. */
  public Receipt(JsonObject json) {
    super(json);
  }

  /** Whether it has arrived. */
  public boolean received() {
    return json().flag("received");
  }

  /** When it was said, in milliseconds since 1970. */
  public long at() {
    return json().timeOr("at");
  }

  /** What the mail room found out about a result that never came, in words; or null. */
  public String outcomeName() {
    return json().textOr("outcomeName", null);
  }
}
