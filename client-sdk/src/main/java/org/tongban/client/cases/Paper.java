package org.tongban.client.cases;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** An issued paper. */
public final class Paper extends Answer {
  private final String number;
  private final String title;

  /** Reads it; {@code number} and {@code title} are necessary. */
  public Paper(JsonObject json) {
    super(json);
    number = json.text("number");
    title = json.text("title");
  }

  /** By which it is downloaded. */
  public String number() {
    return number;
  }

  /** What it is. */
  public String title() {
    return title;
  }

  /** The day of issue. */
  public String on() {
    return json().textOr("on", null);
  }
}
