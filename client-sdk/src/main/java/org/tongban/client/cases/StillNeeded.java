package org.tongban.client.cases;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** What keeps a draft from being submitted. */
public final class StillNeeded extends Answer {
  private final String message;

  /** Reads it; {@code message} is necessary. */
  public StillNeeded(JsonObject json) {
    super(json);
    message = json.text("message");
  }

  /** The field, as a JSON pointer. */
  public String pointer() {
    return json().textOr("pointer", null);
  }

  /** What is missing and what to do. */
  public String message() {
    return message;
  }
}
